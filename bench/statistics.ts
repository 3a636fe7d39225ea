// Our library beside neuroCombat, scikit-learn, SciPy, pingouin and lifelines: the same input, one
// thread each, each side in a process of its own; results are compared before times.
import type {Row} from "./main.ts";
import {benchRows} from "./shared/peerRows.ts";
import {ROWS} from "./statistics/rows.ts";

/** Runs all rows, or those whose names stand in `VOXELBOOK_BENCH_ROWS`. */
export function bench(report: (row: Row) => void): Promise<void> {
  const entry = "bench/statistics/own.entry.ts";
  const script = "bench/peers/statistical.py";
  return benchRows({rows: ROWS, environment: "peers-statistics", script, entry}, report);
}
