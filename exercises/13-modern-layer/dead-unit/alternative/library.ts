// alternative: the library
// answer: share
import {deadUnits, dense, tensor} from "voxelbook/nn";

function deadShare(inputs: number[][], weights: number[][], bias: number[]): number {
  const n = weights.length;
  const columns = inputs[0].flatMap((_, i) => weights.map((row) => row[i]));
  const z = dense(
    tensor([inputs.length, inputs[0].length], inputs.flat()),
    tensor([inputs[0].length, n], columns),
    {bias: tensor([n], bias)},
  );
  return deadUnits([z]).share;
}
