// Networks in practice, ours beside PyTorch with MONAI and captum on the processor, and ours in Chromium:
// a large image by windows, an epoch on the PET cohort, integrated gradients. All sides of a row are open
// at once, each in a process of its own with the threads it takes by itself, and run in turn, so that what
// else the machine does falls on all; results are compared before times are. Rows:
// `VOXELBOOK_BENCH_ROWS`; timed rounds after one to warm up: `VOXELBOOK_BENCH_ROUNDS`, 3.
import {existsSync, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {loadavg} from "node:os";
import {join} from "node:path";
import {findChromium} from "../test/browser/support/findChromium.ts";
import type {Row} from "./main.ts";
import {floatsOf} from "./nn/jobs.ts";
import {bundlePractice, openPage, type PageSide} from "./practice/chromium.ts";
import {differenceOf} from "./practice/job.ts";
import {type PracticeRow, ROWS, writeJob} from "./practice/jobs.ts";
import {type Finished, type Run, type Side, startProcess} from "./practice/sides.ts";
import {bundled, clock, median, root} from "./shared/timed.ts";

const python = join(root, ".voxelbook/peers-torch/bin/python");

/** What a side has given in all rounds. */
interface Measured extends Finished {
  readonly runs: readonly Run[];
}

/** The sides that can be had. */
interface Programs {
  readonly own: string;
  readonly hasPeer: boolean;
  readonly chromium: string | null;
}

/** Says what is left out, and what brings it. */
function leaveOut(title: string, fix: string): void {
  console.error(`bench: ${title} is left out; to have it: ${fix}`);
}

/** Runs sides in turn; the first round warms up and is not counted. */
async function runInTurn(sides: readonly Side[], rounds: number): Promise<Measured[]> {
  const runs: Run[][] = sides.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [k, side] of sides.entries()) {
      const run = await side.run();
      if (round > 0) runs[k].push(run);
    }
  }
  const measured: Measured[] = [];
  for (const [k, side] of sides.entries()) measured.push({runs: runs[k], ...(await side.finish())});
  return measured;
}

/** Throws unless results agree. */
function requireAgreement({name, tolerance}: PracticeRow, other: string, difference: number): void {
  if (difference <= tolerance) return;
  throw new Error(
    `${name}: results of ${other} must agree to ${tolerance}, they differ by ${difference}`,
  );
}

const seconds = (runs: readonly Run[]): number => median(runs.map((run) => run.seconds));

/** Writes how long two sides took in processor time, where both know it. */
function processorTime(own: readonly Run[], other: readonly Run[]): string {
  const [a, b] = [own, other].map((runs) => runs.flatMap(({cpu}) => cpu ?? []));
  if (a.length === 0 || b.length === 0) return "";
  const ratio = median(b) / median(a);
  return `; processor time ${ratio.toFixed(1)} times, ${clock(median(a))} against ${clock(median(b))}`;
}

/** Writes a peak of memory and what of it was there before the first run. */
const memory = ({megabytes, before}: Finished): string =>
  `${megabytes.toFixed(0)} MB (${before.toFixed(0)} before)`;

/** Reports how many times faster our side in Node is than another. */
function reportPair(
  {title}: PracticeRow,
  own: Measured,
  {name, other, difference}: {name: string; other: Measured; difference: number},
  report: (row: Row) => void,
): void {
  const [a, b] = [seconds(own.runs), seconds(other.runs)];
  const rounds = own.runs.map((run, k) => (other.runs[k].seconds / run.seconds).toFixed(1));
  report({
    what: `${title}, against ${name}`,
    value: b / a,
    unit:
      `times as fast (${clock(a)} against ${clock(b)}, rounds ${rounds.join(", ")}` +
      `${processorTime(own.runs, other.runs)}; ${memory(own)} against ${memory(other)}; ` +
      `results differ by ${difference.toExponential(0)}; load ${loadavg()[0].toFixed(1)}; ` +
      `${own.device}; ${other.device})`,
  });
}

/** Runs one row on all sides. */
async function benchRow(
  row: PracticeRow,
  {folder, own, hasPeer, chromium}: Programs & {folder: string},
  rounds: number,
  report: (row: Row) => void,
): Promise<void> {
  await writeJob(folder, row);
  const {name} = row;
  const sides: Side[] = [startProcess(process.execPath, [own, name, folder])];
  if (hasPeer) sides.push(startProcess(python, ["bench/peers/practice.py", name, folder]));
  let page: PageSide | undefined;
  try {
    if (chromium !== null) page = await openPage(chromium, folder, name);
    const all = page === undefined ? sides : [...sides, page];
    const [ours, ...others] = await runInTurn(all, rounds);

    // Results before times: theirs against ours, and the page's against Node's.
    if (hasPeer) {
      const result = floatsOf(folder, `${name}.own.out`);
      const difference = differenceOf(result, floatsOf(folder, `${name}.peer.out`));
      requireAgreement(row, "PyTorch", difference);
      reportPair(row, ours, {name: "PyTorch", other: others[0], difference}, report);
    }
    if (page !== undefined) {
      const difference = await page.compare();
      requireAgreement(row, "Chromium", difference);
      const other = others[others.length - 1];
      reportPair(row, ours, {name: "our library in Chromium", other, difference}, report);
    }
  } finally {
    await Promise.all(
      [...sides, ...(page === undefined ? [] : [page])].map((side) => side.close()),
    );
  }
}

/** Runs all rows, or those whose names stand in `VOXELBOOK_BENCH_ROWS`. */
export async function bench(report: (row: Row) => void): Promise<void> {
  const wanted = process.env["VOXELBOOK_BENCH_ROWS"]?.split(",");
  const rounds = Number(process.env["VOXELBOOK_BENCH_ROUNDS"] ?? 3);
  const hasPeer = existsSync(python);
  if (!hasPeer) leaveOut("PyTorch", "npm run bench:peers");
  const chromium = findChromium();
  if (chromium === null) leaveOut("Chromium", "install it, or name it in VOXELBOOK_CHROMIUM");

  // Inside the project, so that the bundle finds the packages it leaves out.
  mkdirSync(join(root, ".voxelbook"), {recursive: true});
  const folder = mkdtempSync(join(root, ".voxelbook/bench-"));
  try {
    const own = await bundled("bench/practice/own.entry.ts", folder, {packages: "external"});
    if (chromium !== null) await bundlePractice(folder);
    for (const row of ROWS) {
      if (wanted !== undefined && !wanted.includes(row.name)) continue;
      await benchRow(row, {folder, own, hasPeer, chromium}, rounds, report);
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
