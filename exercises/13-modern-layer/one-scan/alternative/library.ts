// alternative: the library for both; formulas in other words
// answer: train
import {batchNorm, tensor} from "voxelbook/nn";

function inTraining(batch: number[][]): number[][] {
  const size = batch[0].length;
  const {y} = batchNorm(tensor([batch.length, size, 1], batch.flat()));
  return batch.map((_, n) => Array.from(y.data.slice(n * size, (n + 1) * size)));
}
// answer: offset
const offset = "a/sqrt(v) - m/sqrt(v)";
// answer: blind
const spreadRatio = "sqrt(w^2 + b^2)/w";
