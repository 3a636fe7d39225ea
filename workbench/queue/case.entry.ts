// A worker thread of `voxelbook worker`: measures cases of a queue, each with the settings that it brings.
import {parentPort} from "node:worker_threads";
import {extractFeatures} from "voxelbook/features";
import {
  type CaseBytes,
  type CaseReply,
  measureCase,
  readCase,
  reasonOf,
} from "../cli/features/extractCase.ts";
import type {CaseJob} from "./caseSchema.ts";

/** What a thread answers to a job: its result, or why it is for another worker. */
export type CaseAnswer = {readonly reply: CaseReply} | {readonly refused: string};

async function answer({one, run, key}: CaseJob): Promise<CaseAnswer> {
  let bytes: CaseBytes;
  try {
    bytes = await readCase(one, run);
  } catch (error) {
    return {refused: reasonOf(error)};
  }
  // The key holds the SHA-256 of both files: other files under the same paths give another one.
  if (bytes.key !== key) return {refused: `${one.image} or ${one.mask} has other bytes here`};
  return {reply: measureCase(one, run, bytes, extractFeatures)};
}

parentPort?.on("message", async (job: CaseJob) => {
  parentPort?.postMessage(await answer(job));
});
