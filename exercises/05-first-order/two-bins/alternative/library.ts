// alternative: the library's moments of the voxels, one by one
// answer: moments
import {firstOrder} from "voxelbook/features";

function moments(values: number[], counts: number[]): number[] {
  const voxels = values.flatMap((value, k) => new Array<number>(counts[k]).fill(value));
  const {mean, variance, skewness, kurtosis} = firstOrder(voxels);
  if (variance === 0) return [mean, 0, Number.NaN, Number.NaN];
  return [mean, variance, skewness, kurtosis + 3];
}
// answer: kurtosis
const kurtosis = "(1 - 3*p + 3*p^2)/(p*(1 - p))";
