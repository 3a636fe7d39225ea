import assert from "node:assert/strict";
import type {Matrix} from "voxelbook/core";
import type {CombatOptions} from "voxelbook/statistics";

/** Nine patients of two scanners: tumour diameter (mm), SUV and entropy times 100, for instance. */
export const FEATURES: readonly (readonly number[])[] = [
  [12, 3.5, 210],
  [15, 4.1, 180],
  [11, 2.9, 240],
  [14, 3.2, 205],
  [19, 5.0, 150],
  [22, 6.4, 170],
  [18, 5.9, 120],
  [25, 7.3, 200],
  [21, 4.8, 135],
];

export const BATCH = ["A", "A", "A", "A", "B", "B", "B", "B", "B"] as const;
export const AGE = [50, 61, 47, 58, 52, 66, 49, 70, 55] as const;
export const AGES = [{name: "age", kind: "continuous", values: AGE}] as const;

/** Harmonising the small cohort with age kept, as neuroCombat does by default. */
export const KEEPING_AGE: CombatOptions = {
  batch: BATCH,
  covariates: AGES,
  shrinkage: "parametric",
};

/** Reads a column of a table. */
export function column({data, rows, columns}: Matrix, f: number): number[] {
  return Array.from({length: rows}, (_, i) => data[f + columns * i]);
}

/** Asserts that lists agree to a share of the larger number, or of 1. */
export function allNear(actual: ArrayLike<number>, wanted: ArrayLike<number>, share: number): void {
  assert.equal(actual.length, wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const gap = Math.abs(actual[i] - wanted[i]);
    const allowed = share * Math.max(1, Math.abs(wanted[i]));
    assert.ok(gap <= allowed, `at ${i}: ${actual[i]}, not ${wanted[i]}`);
  }
}
