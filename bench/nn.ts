// Our engine beside tfjs-node and PyTorch: a training step and a prediction of two small U-Nets, each side in
// a process of its own with the threads it takes by itself. Gradients at the same weights are compared before
// times are; times are the median of five after two warm-ups.
import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {findNative} from "../lib/nn/engine/load/nativeBuilds.ts";
import {findChromium} from "../test/browser/support/findChromium.ts";
import type {Row} from "./main.ts";
import {openChromium} from "./nn/chromium.ts";
import {compareGradients} from "./nn/compareGradients.ts";
import {CASES, writeJob} from "./nn/jobs.ts";
import type {Measured} from "./nn/measure.ts";
import type {Job} from "./nn/networkOf.ts";
import {median, root} from "./shared/timed.ts";

const python = join(root, ".voxelbook/peers-torch/bin/python");
const REPEATS = 5;

/** Runs a side in a process that prints one line of JSON last. */
function measured(program: string, args: readonly string[]): Measured {
  const text = execFileSync(program, [...args], {cwd: root, encoding: "utf8", maxBuffer: 2 ** 26});
  return JSON.parse(text.trim().split("\n").at(-1)!) as Measured;
}

/** One side of the comparison: its name, in files too, and how it is measured. */
interface Side {
  readonly name: string;
  readonly title: string;
  /** Largest difference of a gradient's array, as a part of the array's length. */
  readonly tolerance: number;
  /** True for our own engine elsewhere: wasm in Node is its measure. */
  readonly isOurs: boolean;
  measure(job: Job, folder: string): Promise<Measured>;
}

/** Single precision keeps seven digits, and two dozen layers leave five. */
const SINGLE = 1e-4;

/** tfjs-node shares the gradient of a 3-D maximum among equal values, as many zeros behind a ReLU are. */
const TIES = 1e-2;

/** Says what is left out, and what brings it. */
function leaveOut(title: string, fix: string): void {
  console.error(`bench: ${title} is left out; to have it: ${fix}`);
}

/** The sides that are there; ours, wasm in Node, first. */
async function sides(folder: string): Promise<{sides: Side[]; close(): Promise<void>}> {
  const entry = ["--import=tsx", "--conditions=voxelbook-source", "bench/nn/own.entry.ts"];
  const own = async (job: Job, backend: string): Promise<Measured> =>
    measured(process.execPath, [...entry, job.name, folder, backend, String(REPEATS)]);
  const found: Side[] = [
    {
      name: "wasm",
      title: "wasm in Node",
      tolerance: SINGLE,
      isOurs: true,
      measure: (job) => own(job, "wasm"),
    },
  ];

  const native = findNative("node");
  if (native === undefined) leaveOut("tfjs-node", "voxelbook native");
  else {
    const peer = (job: Job): Measured =>
      measured(process.execPath, [
        ...["bench/peers/nnTfjs.mjs", job.name, folder, native, String(REPEATS)],
      ]);
    const name = "tfjs-node";
    found.push({
      ...{name, title: "tfjs-node", tolerance: TIES, isOurs: false},
      measure: async (job) => peer(job),
    });
    const title = "our node backend";
    found.push({
      name: "node",
      title,
      tolerance: SINGLE,
      isOurs: true,
      measure: (job) => own(job, "node"),
    });
  }

  if (!existsSync(python)) leaveOut("PyTorch", "npm run bench:peers");
  else {
    const args = (job: Job): string[] => ["bench/peers/nn.py", job.name, folder, String(REPEATS)];
    const measure = async (job: Job): Promise<Measured> => measured(python, args(job));
    found.push({name: "pytorch", title: "PyTorch", tolerance: SINGLE, isOurs: false, measure});
  }

  const program = findChromium();
  if (program === null) {
    leaveOut("Chromium", "install it, or name it in VOXELBOOK_CHROMIUM");
    return {sides: found, close: async () => undefined};
  }
  const browser = await openChromium(program, folder);
  for (const isolated of [true, false]) {
    const title = `wasm in Chromium, ${isolated ? "" : "not "}isolated`;
    const measure = (job: Job) => browser.measure(job.name, {isolated, repeats: REPEATS});
    found.push({name: "chromium", title, tolerance: SINGLE, isOurs: true, measure});
  }
  return {sides: found, close: () => browser.close()};
}

/** Writes milliseconds for a person. */
const ms = (values: readonly number[]): string => `${median(values).toFixed(0)} ms`;

/** Compares wasm in Node with another side on one network, in times of the side that is the measure. */
function reportSide(
  {title}: Job,
  own: Measured,
  {side, other, difference}: {side: Side; other: Measured; difference: number},
  report: (row: Row) => void,
): void {
  const ours = {title: "wasm in Node", measured: own};
  const theirs = {title: side.title, measured: other};
  const [first, second] = side.isOurs ? [theirs, ours] : [ours, theirs];
  for (const [what, key] of [
    ["training step", "train"],
    ["prediction", "infer"],
  ] as const) {
    const [a, b] = [first.measured[key], second.measured[key]];
    report({
      what: `${title}: ${what}, ${first.title}`,
      value: median(a) / median(b),
      unit:
        `times ${second.title}'s (${ms(a)} against ${ms(b)}; ${first.measured.device}, ` +
        `${second.measured.device}; gradients differ by ${difference.toExponential(0)})`,
    });
  }
}

/** Runs both networks, or those whose names stand in `VOXELBOOK_BENCH_ROWS`. */
export async function bench(report: (row: Row) => void): Promise<void> {
  const wanted = process.env["VOXELBOOK_BENCH_ROWS"]?.split(",");
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-bench-"));
  const {sides: found, close} = await sides(folder);
  try {
    for (const one of CASES) {
      if (wanted !== undefined && !wanted.includes(one.name)) continue;
      const job = writeJob(folder, one);
      const [ours, ...others] = found;
      for (const side of others) {
        // Ours is measured again beside each, so that what else the machine does falls on both.
        const own = await ours.measure(job, folder);
        const other = await side.measure(job, folder);
        const difference = compareGradients(folder, job, {
          ...{own: ours.name, other: side.name, tolerance: side.tolerance},
        });
        reportSide(job, own, {side, other, difference}, report);
      }
    }
  } finally {
    await close();
    rmSync(folder, {recursive: true, force: true});
  }
}
