import assert from "node:assert/strict";
import type {IccForm} from "voxelbook/statistics";

/** Table 2 of Shrout and Fleiss: six subjects, four judges. */
export const JUDGES: readonly (readonly number[])[] = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

export const FORMS: readonly IccForm[] = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"];

/** Asserts that numbers agree to a share of the wanted one, or of 1. */
export function near(actual: number, wanted: number, share: number, where: string): void {
  const gap = Math.abs(actual - wanted);
  assert.ok(gap <= share * Math.max(1, Math.abs(wanted)), `${where}: ${actual}, not ${wanted}`);
}
