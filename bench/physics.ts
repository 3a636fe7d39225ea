// Our library beside scikit-image, SciPy and SimpleITK: the same input, one thread each, each side in
// a process of its own; results are compared before times.
import type {Row} from "./main.ts";
import {ROWS} from "./physics/rows.ts";
import {benchRows} from "./shared/peerRows.ts";

/** Runs all rows, or those whose names stand in `VOXELBOOK_BENCH_ROWS`. */
export function bench(report: (row: Row) => void): Promise<void> {
  const entry = "bench/physics/own.entry.ts";
  const script = "bench/peers/physics.py";
  return benchRows({rows: ROWS, environment: "peers", script, entry}, report);
}
