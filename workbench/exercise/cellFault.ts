import type * as Typescript from "@tslab/typescript-for-tslab";
import {cellNames} from "./declaredNames.ts";
import type {Compiler} from "./loadTypescript.ts";
import type {MessageArgs} from "./words.ts";

/** What the compiler finds wrong with a cell: the code of a message, and what it names. */
export interface CellFault {
  readonly code: string;
  readonly args: MessageArgs;
}

/** Longest cell that is read, in characters; a drawn mask has some thousand. */
const MAX_SOURCE = 500_000;
const MAX_NAME = 80;

/**
 * Finds an import whose module is worked out by the cell. The bundler takes `import("./" + name)` as a pattern of
 * files and puts all of them into the answer; so it does with `require`, under whatever name it goes.
 */
function workedOutImport(ts: Compiler, file: Typescript.SourceFile): string | undefined {
  let found: string | undefined;
  const visit = (node: Typescript.Node): void => {
    if (found !== undefined) return;
    if (ts.isCallExpression(node)) {
      const [module] = node.arguments;
      const {kind} = node.expression;
      // `import.source(…)` and the like are property accesses on the keyword.
      const imports = kind === ts.SyntaxKind.ImportKeyword || kind === ts.SyntaxKind.MetaProperty;
      if (imports && (module === undefined || !ts.isStringLiteralLike(module))) {
        found = node.getText(file);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The first file that a cell names in a comment for the compiler, such as `/// <reference path="…" />`. */
function referenced(ts: Compiler, source: string): string | undefined {
  // Most cells have none: the text need not be read again.
  if (!source.includes("///")) return undefined;
  const {referencedFiles, typeReferenceDirectives, libReferenceDirectives, isLibFile} =
    ts.preProcessFile(source, true);
  const [first] = [...referencedFiles, ...typeReferenceDirectives, ...libReferenceDirectives];
  return first?.fileName ?? (isLibFile ? "no-default-lib" : undefined);
}

/** Says what a cell would bring in behind the compiler's back; undefined when nothing. */
function hiddenImport(ts: Compiler, source: string): string | undefined {
  const {declared, used} = cellNames(ts, source);
  // A cell may call its own function so; `module.require` is the real one even then.
  if (used.has("require") && (used.has("module") || !declared.includes("require"))) {
    return "require";
  }
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  const found = referenced(ts, source) ?? workedOutImport(ts, file);
  return found?.slice(0, MAX_NAME);
}

/**
 * Says why a cell is not compiled at all: it is too long, nested so deeply that no compiler reads it, imports a
 * module whose name only running it would tell, or names a file to the compiler. Some cells take the compiler's
 * reader hours: this runs where it can be ended, on the compiler's thread.
 *
 * @returns null when nothing is wrong so far
 */
export function cellFault(ts: Compiler, source: string): CellFault | null {
  if (source.length > MAX_SOURCE) {
    return {code: "answer.long", args: {length: source.length, limit: MAX_SOURCE}};
  }
  try {
    const name = hiddenImport(ts, source);
    return name === undefined ? null : {code: "answer.import", args: {name}};
  } catch (error) {
    // The compiler's reader follows the nesting with its own calls.
    if (error instanceof RangeError) return {code: "answer.deep", args: {}};
    throw error;
  }
}
