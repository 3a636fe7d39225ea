// Times one network of `npm run bench -- nn` with our library in Node.
//
// usage: own.entry.ts JOB FOLDER BACKEND REPEATS; reads FOLDER/JOB.json and FOLDER/JOB.raw, writes the
// gradient to FOLDER/JOB.BACKEND.gradient and prints JSON: train and infer in milliseconds, loss, device.
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {type BackendName, openEngine} from "../../lib/nn/index.ts";
import {floatsOf} from "./jobs.ts";
import {measure} from "./measure.ts";
import type {Job} from "./networkOf.ts";

const [name, folder, backend, repeats] = process.argv.slice(2);
const job = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Job;
const engine = await openEngine({backend: backend as BackendName});
const {measured, gradient} = await measure(engine, job, floatsOf(folder, `${name}.raw`), {
  warmUps: 2,
  repeats: Number(repeats),
});
engine.close();
writeFileSync(join(folder, `${name}.${backend}.gradient`), gradient);
console.log(JSON.stringify(measured));
