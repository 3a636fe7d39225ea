// alternative: with the library
// answer: both
import {hausdorff95} from "voxelbook/segment";

function hd95(aToB: number[], bToA: number[], rule: "pooled" | "max"): number {
  const distances = {aToB: Float64Array.from(aToB), bToA: Float64Array.from(bToA)};
  return hausdorff95(distances, {variant: rule === "max" ? "max of directed" : "pooled"});
}
