// Runs one row of `npm run bench -- practice` with our library in Node.
//
// usage: own.entry.ts ROW FOLDER; reads FOLDER/ROW.json and FOLDER/ROW.raw. Each line `run` of standard
// input runs the row once and prints JSON: seconds, and cpu, the seconds of all threads; `end` writes the
// last result to FOLDER/ROW.own.out (float32) and prints JSON: megabytes, before (peaks of memory), device.
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {openEngine} from "../../lib/nn/index.ts";
import {floatsOf} from "../nn/jobs.ts";
import {type Job, unpack} from "./job.ts";
import {openTask} from "./tasks.ts";

const [name, folder] = process.argv.slice(2);
const job = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Job;
const engine = await openEngine({backend: "wasm"});
const task = openTask(engine, job, unpack(job, floatsOf(folder, `${name}.raw`)));
const megabytes = (): number => process.resourceUsage().maxRSS / 1024;
const before = megabytes();
let result: Float32Array = new Float32Array(0);
for await (const line of createInterface({input: process.stdin})) {
  if (line === "end") break;
  const [started, used] = [performance.now(), process.cpuUsage()];
  result = await task.run();
  const {user, system} = process.cpuUsage(used);
  const seconds = (performance.now() - started) / 1000;
  console.log(JSON.stringify({seconds, cpu: (user + system) / 1e6}));
}
const peak = megabytes();
task.close();
engine.close();
writeFileSync(join(folder, `${name}.own.out`), result);
console.log(JSON.stringify({megabytes: peak, before, device: engine.info.device}));
process.exit();
