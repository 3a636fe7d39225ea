// alternative: the library's function
// answer: field
import {receptiveField} from "voxelbook/nn";
function field(layers: number[][]): number[] {
  const fields = receptiveField(
    layers.map(([kernel, stride, dilation]) => ({kernel, stride, dilation})),
  );
  const {size, jump} = fields[fields.length - 1];
  return [size, jump];
}
// answer: depth
const fieldOfDepth = "2^(d + 3) + 2^d - 4";
// answer: mm
const alongZ = "45.8 mm";
