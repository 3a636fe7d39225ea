import {createRng} from "../../lib/core/index.ts";
import {permutationTest} from "../../lib/statistics/index.ts";
import type {BenchRow} from "../shared/peerRows.ts";
import {list} from "./table.ts";

const PATIENTS = 200;
const PERMUTATIONS = 10000;

/** Finds the largest distance of two distribution functions; both lists begin with what was observed. */
function distributionDistance(own: ArrayLike<number>, peer: ArrayLike<number>): number {
  if (!(Math.abs(own[0] - peer[0]) <= 1e-9 * Math.abs(peer[0]))) return Number.POSITIVE_INFINITY;
  const [a, b] = [own, peer].map((values) => Float64Array.from(values).subarray(1).sort());
  let worst = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && b[j] <= a[i]) j++;
    worst = Math.max(worst, Math.abs((i + 1) / a.length - j / b.length));
  }
  return worst;
}

/** A row of 10,000 exchanged labels of 200 patients. */
function permutationRow(
  name: string,
  title: string,
  statistic: "mean-difference" | "pearson",
): BenchRow {
  return {
    name,
    title: `permutation test, 10,000 × 200, ${title}`,
    peers: ["SciPy"],
    repeats: 5,
    // Two samples of 10,000 from one distribution are within this in 999 of 1000 runs.
    tolerance: 0.0276,
    difference: distributionDistance,
    prepare: () => {
      const rng = createRng(`bench/${name}`);
      const values = Float64Array.from({length: PATIENTS}, () => rng.normal());
      const labels = values.map((value, i) =>
        statistic === "pearson" ? value + 5 * rng.normal() : i % 2,
      );
      return {
        arrays: {values: list(values), labels: list(labels)},
        params: {permutations: PERMUTATIONS},
        run: () => {
          const options = {statistic, permutations: PERMUTATIONS, rng};
          const {observed, distribution} = permutationTest(values, labels, options);
          return [observed, ...distribution];
        },
      };
    },
  };
}

/** Permutation tests beside SciPy, whose statistics work on all permutations at once. */
export const HYPOTHESIS_ROWS: readonly BenchRow[] = [
  permutationRow("permutation", "difference of means", "mean-difference"),
  permutationRow("permutation-correlation", "correlation", "pearson"),
];
