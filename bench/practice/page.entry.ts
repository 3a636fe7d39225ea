// The same as own.entry.ts in a browser's worker: answers `open`, `run` and `compare` by messages.
import {openEngine} from "../../lib/nn/index.ts";
import {differenceOf, type Job, unpack} from "./job.ts";
import {openTask, type Task} from "./tasks.ts";

/** What a worker is asked; `row` is the name of the files that the server hands out. */
export interface PageRequest {
  readonly word: "open" | "run" | "compare";
  readonly row: string;
}

/** What is open. */
const opened = new Map<"task", Task & {readonly device: string}>();
let result: Float32Array = new Float32Array(0);

/** Fetches a file of numbers. */
async function numbersOf(file: string): Promise<Float32Array> {
  const response = await fetch(`/${file}`);
  if (!response.ok) throw new Error(`${file}: the server answered ${response.status}`);
  return new Float32Array(await response.arrayBuffer());
}

/** Answers one request. */
async function answer({word, row}: PageRequest): Promise<object> {
  if (word === "open") {
    const job = (await (await fetch(`/${row}.json`)).json()) as Job;
    const engine = await openEngine({backend: "wasm", wasmFolder: "/wasm/"});
    const task = openTask(engine, job, unpack(job, await numbersOf(`${row}.raw`)));
    const {device} = engine.info;
    opened.set("task", {...task, device});
    return {device};
  }
  const task = opened.get("task");
  if (task === undefined) throw new Error(`${word}: open must be asked first`);
  if (word === "compare")
    return {difference: differenceOf(result, await numbersOf(`${row}.own.out`))};
  const started = performance.now();
  result = await task.run();
  return {seconds: (performance.now() - started) / 1000};
}

self.addEventListener("message", ({data}: MessageEvent<PageRequest>) => {
  answer(data).then(
    (value) => self.postMessage({value}),
    (error: Error) => self.postMessage({error: String(error.stack)}),
  );
});
