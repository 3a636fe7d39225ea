// alternative: sets of voxel numbers, and a percentile from the core
// answer: overlap
function diceOf(a: number[], b: number[]): number {
  const inA = new Set(a.flatMap((value, i) => (value === 1 ? [i] : [])));
  const inB = b.flatMap((value, i) => (value === 1 ? [i] : []));
  return (2 * inB.filter((i) => inA.has(i)).length) / (inA.size + inB.length);
}
// answer: percentile
import {percentile} from "voxelbook/core";

function hd95(aToB: number[], bToA: number[], pooled: boolean): number {
  const lists = pooled ? [[...aToB, ...bToA]] : [aToB, bToA];
  return Math.max(...lists.map((list) => percentile(list, 95)));
}
// answer: stray
const strayVoxels = "3";
// answer: square
const squareDice = "2*n*(n - d)/(2*n^2)";
