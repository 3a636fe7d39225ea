// alternative: the library's functions
// answer: overlap
import {createMask} from "voxelbook/image";
import {dice} from "voxelbook/segment";

function diceOf(a: number[], b: number[]): number {
  const mask = (values: number[]) =>
    createMask(Uint8Array.from(values), {shape: [values.length, 1, 1]});
  return dice(mask(a), mask(b));
}
// answer: percentile
import {hausdorff95} from "voxelbook/segment";

function hd95(aToB: number[], bToA: number[], pooled: boolean): number {
  const distances = {aToB: Float64Array.from(aToB), bToA: Float64Array.from(bToA)};
  return hausdorff95(distances, {variant: pooled ? "pooled" : "max of directed"});
}
// answer: square
const squareDice = "1 - d/n";
