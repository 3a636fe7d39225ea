// Our library beside scikit-image, SciPy and SimpleITK: the same input, one thread each, each side in
// a process of its own; results are compared before times.
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Row} from "./main.ts";
import {type BenchRow, ROWS} from "./physics/rows.ts";
import {clock, median, root, timed, timedOwn} from "./shared/timed.ts";

const python = join(root, ".voxelbook/peers/bin/python");

/** Reads a result that either side has written. */
function numbersOf(folder: string, name: string): Float64Array {
  const bytes = readFileSync(join(folder, name));
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}

/** Finds the largest difference of two results, as part of the largest value. */
function largestDifference(row: BenchRow, own: Float64Array, peer: Float64Array): number {
  if (own.length !== peer.length) {
    throw new Error(
      `${row.name}: results must have one length, got ${own.length} and ${peer.length}`,
    );
  }
  if (row.difference !== undefined) return row.difference(own, peer);
  let worst = 0;
  let largest = 0;
  for (let i = 0; i < own.length; i++) {
    worst = Math.max(worst, Math.abs(own[i] - peer[i]));
    largest = Math.max(largest, Math.abs(peer[i]));
  }
  return worst / largest;
}

/** Runs one row on all sides and reports, for each peer, how many times faster we are. */
function benchRow(row: BenchRow, folder: string, report: (row: Row) => void): void {
  const repeats = String(row.repeats);
  const own = timedOwn("bench/physics/own.entry.ts", [row.name, folder, repeats]);
  const result = numbersOf(folder, `${row.name}.own.out`);
  for (const peer of row.peers) {
    const other = timed(python, ["bench/peers/physics.py", row.name, peer, folder, repeats]);
    const difference = largestDifference(row, result, numbersOf(folder, `${row.name}.${peer}.out`));
    if (!(difference <= row.tolerance)) {
      throw new Error(
        `${row.name}: results of ${peer} must agree to ${row.tolerance}, they differ by ${difference}`,
      );
    }
    const [a, b] = [median(own.seconds), median(other.seconds)];
    report({
      what: `${row.title}, against ${peer}`,
      value: b / a,
      unit:
        `times as fast (${clock(a)} against ${clock(b)}; ` +
        `${own.megabytes.toFixed(0)} MB against ${other.megabytes.toFixed(0)} MB; ` +
        `results differ by ${difference.toExponential(0)})`,
    });
  }
}

/** Runs all rows, or those whose names stand in `VOXELBOOK_BENCH_ROWS`. */
export async function bench(report: (row: Row) => void): Promise<void> {
  if (!existsSync(python)) {
    console.error("bench: the peers are not installed");
    console.error("  fix: npm run bench:peers");
    process.exitCode = 3;
    return;
  }
  const wanted = process.env["VOXELBOOK_BENCH_ROWS"]?.split(",");
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-bench-"));
  try {
    for (const row of ROWS) {
      if (wanted === undefined || wanted.includes(row.name)) benchRow(row, folder, report);
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
