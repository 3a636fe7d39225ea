// alternative: the library, with other logits to break the formula
// answer: over
function overflows(): number[] {
  return [1999, 1999, 1999];
}
// answer: under
function underflows(): number[] {
  return [-1999, -1999, -746];
}
// answer: stable
import {logSoftmax, tensor} from "voxelbook/nn";

function logSumExp(z: number[]): number {
  return z[0] - logSoftmax(tensor([1, z.length], z)).data[0];
}
// answer: loss
import {softmaxCrossEntropy, tensor as array} from "voxelbook/nn";

function crossEntropy(z: number[], label: number): number {
  return softmaxCrossEntropy(array([1, z.length], z), array([1], [label]), {reduction: "sum"})
    .value;
}
