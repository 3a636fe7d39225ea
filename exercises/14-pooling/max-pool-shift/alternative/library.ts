// alternative: the library's function; a bright window behind a bright one
// answer: maxima
import {maxPool, tensor} from "voxelbook/nn";
function maxima(values: number[], k: number): number[] {
  return Array.from(maxPool(tensor([1, values.length, 1], values), {kernel: k}).y.data);
}
// answer: mild
function forgiven(k: number): number[] {
  return Array.from({length: 3 * k}, (_, i) => (i < 3 * k - 1 ? 1 : 0));
}
// answer: share
const changedShare = "1 - (k - 1)/k";
