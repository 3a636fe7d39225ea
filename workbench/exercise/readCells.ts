import {AnswerError} from "./answerError.ts";
import {askCompiler} from "./compilerThread.ts";

/** Wall clock of reading all cells of a notebook, which takes some ten milliseconds. */
const READ_MS = 5_000;
/** What is left for each of the others when one has used it up. */
const LEAST_MS = 500;

/**
 * Finds the cells that the compiler cannot read, or must not: a text of some hundred characters can be written on
 * which it tries every one of 2^100 ways.
 *
 * @param sources - by cell id
 * @returns what is wrong, by cell id; whatever is not in it may be read here as well
 */
export async function cellFaults(
  sources: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, AnswerError>> {
  const faults = new Map<string, AnswerError>();
  let left = READ_MS;
  for (const [id, source] of sources) {
    const limit = Math.max(left, LEAST_MS);
    const started = performance.now();
    const said = await askCompiler({op: "read", source}, limit);
    if (said === "late" || said === "memory") {
      left = 0;
      faults.set(id, new AnswerError("timeout", "answer.readSlow", {seconds: READ_MS / 1000}));
    } else {
      left -= performance.now() - started;
      if (said !== null) faults.set(id, new AnswerError("error", said.code, said.args));
    }
  }
  return faults;
}
