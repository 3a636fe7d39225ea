import {AnswerError} from "./answerError.ts";
import type {AnswerModule} from "./answerModules.ts";
import {askCompiler} from "./compilerThread.ts";

/**
 * Checks the types of an answer cell with the compiler and options of tslab: a type can be written that it never
 * finishes, so that there is a limit.
 *
 * @param limitMs - longest time for the cell
 * @throws AnswerError naming the line and the compiler's words
 */
export async function typeCheckAnswer(
  target: AnswerModule,
  modules: ReadonlyMap<string, AnswerModule>,
  limitMs: number,
): Promise<void> {
  const said = await askCompiler({op: "types", target, modules: [...modules.values()]}, limitMs);
  if (said === null) return;
  if (said === "memory") throw new AnswerError("error", "answer.typesMemory");
  if (said === "late") {
    throw new AnswerError("timeout", "answer.typesSlow", {seconds: limitMs / 1000});
  }
  throw new AnswerError("error", said.code, said.args);
}
