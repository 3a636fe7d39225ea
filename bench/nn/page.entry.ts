// The same as own.entry.ts in a browser's worker: asked by a message, it answers with numbers and gradient.
import {openEngine} from "../../lib/nn/index.ts";
import {measure} from "./measure.ts";
import type {Job} from "./networkOf.ts";

/** What a worker is asked: addresses of job, numbers and the backend's files. */
export interface PageRequest {
  readonly job: string;
  readonly numbers: string;
  readonly wasmFolder: string;
  readonly repeats: number;
}

const scope = globalThis as object as {
  onmessage: (message: {data: PageRequest}) => void;
  postMessage(message: object): void;
};

scope.onmessage = async ({data: {job, numbers, wasmFolder, repeats}}) => {
  try {
    const engine = await openEngine({backend: "wasm", wasmFolder});
    const one = (await (await fetch(job)).json()) as Job;
    const floats = new Float32Array(await (await fetch(numbers)).arrayBuffer());
    const answer = await measure(engine, one, floats, {warmUps: 2, repeats});
    scope.postMessage(answer);
  } catch (error) {
    scope.postMessage({error: String((error as Error).stack)});
  }
};
