// The compiler on a thread: cells can be written that it never finishes reading or checking, and those are ended
// from outside.
import {parentPort, workerData} from "node:worker_threads";
import {AnswerChecker} from "./answerChecker.ts";
import type {AnswerModule} from "./answerModules.ts";
import {type CellFault, cellFault} from "./cellFault.ts";
import {loadTypescript} from "./loadTypescript.ts";

/** What the thread is asked: to read a cell, or to check the types of one among the cells of its notebook. */
export type CompilerRequest =
  | {readonly op: "read"; readonly source: string}
  | {
      readonly op: "types";
      readonly target: AnswerModule;
      readonly modules: readonly AnswerModule[];
    };

const start = (): AnswerChecker => new AnswerChecker(workerData);
const nothing: AnswerModule = {id: "nothing", text: "export {};\n", declared: [], imports: []};

let checker = start();

function answer(request: CompilerRequest): CellFault | null {
  if (request.op === "read") return cellFault(loadTypescript(), request.source);
  try {
    return checker.fault(request.target, request.modules);
  } catch (error) {
    // The compiler is left in the middle of its work.
    checker = start();
    if (error instanceof RangeError) return {code: "answer.deep", args: {}};
    return {code: "answer.type", args: {error: `the compiler failed: ${(error as Error).message}`}};
  }
}

parentPort?.on("message", (request: CompilerRequest) => {
  parentPort?.postMessage(answer(request));
});
// Reading the library's declarations is no time of a cell's: the thread says when it is ready.
answer({op: "types", target: nothing, modules: [nothing]});
parentPort?.postMessage("ready");
