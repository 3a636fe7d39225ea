// Extracts the features of one job of `npm run bench -- features` with our library, in a process of its own.
//
// usage: own.entry.ts JOB FOLDER REPEATS; reads FOLDER/JOB.json and the raw files it names, prints JSON:
// seconds, megabytes, values by PyRadiomics' names.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {createMask, createVolume} from "../../lib/image/index.ts";
import {prepareJob} from "./jobs.ts";
import type {Job} from "./writeJob.ts";

const [name, folder, repeats] = process.argv.slice(2);
const job = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Job;
const {shape, spacing} = job;
const bytes = (file: string): ArrayBuffer => {
  const {buffer, byteOffset, byteLength} = readFileSync(join(folder, file));
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
};
const image = createVolume(new Int16Array(bytes(job.image.file)), {shape, spacing, unit: "1"});
const mask = createMask(new Uint8Array(bytes(job.mask.file)), {shape, spacing});
const run = prepareJob(job.what, image, mask);

// As many runs to warm up as are timed: the engine compiles what has run a few times.
let values = run();
for (let i = 1; i < Number(repeats); i++) values = run();
const seconds: number[] = [];
for (let i = 0; i < Number(repeats); i++) {
  const started = performance.now();
  values = run();
  seconds.push((performance.now() - started) / 1000);
}
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({seconds, megabytes, values: Object.fromEntries(values)}));
