import {percentile} from "voxelbook/core";
import type {Spread} from "./analysis.ts";

/** Returns the order statistics of some numbers; null of none. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const at = (p: number): number => percentile(values, p);
  return {min: at(0), q25: at(25), median: at(50), q75: at(75), p95: at(95), max: at(100)};
}
