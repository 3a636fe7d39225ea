import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Row} from "../main.ts";
import {clock, median, root, timed, timedOwn} from "./timed.ts";

/** An input as the peers read it: a raw file, its type by NumPy's name, its shape. */
export interface PeerArray {
  readonly type: "float32" | "float64" | "uint8";
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Uint8Array;
}

/** One operation on one input, in our library and in others. */
export interface BenchRow {
  readonly name: string;
  readonly title: string;
  readonly peers: readonly string[];
  /** How many times each side runs to warm up, and how many times it is then timed. */
  readonly repeats: number;
  /** Largest difference of any number, as part of the largest value. */
  readonly tolerance: number;
  /** How far two results are apart, where it is not the difference of their numbers. */
  readonly difference?: (own: ArrayLike<number>, peer: ArrayLike<number>) => number;
  /** Makes the input and our side of it. */
  prepare(): {
    readonly arrays: Readonly<Record<string, PeerArray>>;
    readonly params: Readonly<Record<string, unknown>>;
    run(): ArrayLike<number>;
  };
}

/** A benchmark made of rows. */
export interface RowBenchmark {
  readonly rows: readonly BenchRow[];
  /** The folder of the Python environment, in .voxelbook. */
  readonly environment: string;
  /** What runs one row in a peer, and what runs it in our library. */
  readonly script: string;
  readonly entry: string;
}

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
function benchRow(
  row: BenchRow,
  {environment, script, entry}: RowBenchmark,
  folder: string,
  report: (row: Row) => void,
): void {
  const python = join(root, ".voxelbook", environment, "bin/python");
  const repeats = String(row.repeats);
  const own = timedOwn(entry, [row.name, folder, repeats]);
  const result = numbersOf(folder, `${row.name}.own.out`);
  for (const peer of row.peers) {
    const other = timed(python, [script, row.name, peer, folder, repeats]);
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
export async function benchRows(
  benchmark: RowBenchmark,
  report: (row: Row) => void,
): Promise<void> {
  if (!existsSync(join(root, ".voxelbook", benchmark.environment, "bin/python"))) {
    console.error("bench: the peers are not installed");
    console.error("  fix: npm run bench:peers");
    process.exitCode = 3;
    return;
  }
  const wanted = process.env["VOXELBOOK_BENCH_ROWS"]?.split(",");
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-bench-"));
  try {
    for (const row of benchmark.rows) {
      if (wanted === undefined || wanted.includes(row.name)) {
        benchRow(row, benchmark, folder, report);
      }
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
