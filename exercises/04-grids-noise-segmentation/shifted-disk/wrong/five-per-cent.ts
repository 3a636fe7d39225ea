// mistake: the 5th percentile is taken
// expect: value.close
// answer: percentile
import {percentile} from "voxelbook/core";

function hd95(aToB: number[], bToA: number[], pooled: boolean): number {
  if (pooled) return percentile([...aToB, ...bToA], 5);
  return Math.max(percentile(aToB, 5), percentile(bToA, 5));
}
