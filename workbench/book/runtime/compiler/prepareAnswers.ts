import * as ts from "@tslab/typescript-for-tslab";
import {answerModules} from "../../../exercise/answerModules.ts";
import {declaredNames} from "../../../exercise/declaredNames.ts";
import {pickAnswers} from "../../../exercise/pickAnswers.ts";
import type {AnswerInfo} from "../../../exercise/types.ts";
import type {
  AnswerBlock,
  PreparedAnswers,
  PreparedModule,
  RanCell,
  SourceCell,
} from "../protocol.ts";

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  experimentalDecorators: true,
};

/** Turns `3:7 - Cannot find name` of a cell's error into `line 3: Cannot find name`. */
const learnersLine = (error: string): string =>
  error.split("\n")[0].replace(/^(\d+):\d+ - /, "line $1: ");

/** Compiles one module; what the parser refuses is returned as a text for the learner. */
function compile(text: string): {readonly code: string; readonly syntax: string | undefined} {
  const {outputText, diagnostics} = ts.transpileModule(text, {
    compilerOptions: OPTIONS,
    reportDiagnostics: true,
  });
  const first = diagnostics?.[0];
  if (first === undefined) return {code: outputText, syntax: undefined};
  const line = first.file?.getLineAndCharacterOfPosition(first.start ?? 0).line ?? 0;
  const words = ts.flattenDiagnosticMessageText(first.messageText, " ");
  return {code: outputText, syntax: `line ${line + 1}: ${words}`};
}

/**
 * Picks the answers out of the cells that have run and compiles each, with the answers it uses,
 * to a module that another worker can load. Other cells are left out, but for those that the author gives.
 */
export function prepareAnswers(
  answers: readonly AnswerInfo[],
  given: readonly SourceCell[],
  cells: readonly RanCell[],
): PreparedAnswers {
  const picked = pickAnswers(
    answers,
    cells.map(({source}) => source),
    (source) => declaredNames(ts, source),
  );
  const modules: Record<string, PreparedModule> = {};
  const blocked: Record<string, AnswerBlock> = {};
  for (const {id, text, imports} of answerModules(ts, picked, given).values()) {
    const {code, syntax} = compile(text);
    modules[id] = {code, imports};
    const source = picked.find(({answer}) => answer.id === id)?.source;
    if (source === undefined) continue;
    const typeError = cells.findLast((cell) => cell.source === source)?.typeError;
    if (syntax !== undefined) blocked[id] = {code: "answer.syntax", args: {error: syntax}};
    else if (typeError !== undefined) {
      blocked[id] = {code: "answer.type", args: {error: learnersLine(typeError)}};
    }
  }
  for (const {answer, source} of picked) {
    if (source !== undefined) continue;
    const ran = cells.some((cell) => cell.id === answer.id);
    blocked[answer.id] = ran
      ? {code: "answer.missingName", args: {name: answer.name}}
      : {code: "answer.missing", args: {id: answer.id}};
  }
  return {modules, blocked};
}
