// alternative: the library's levels, a very negative voxel
// answer: number
import {createMask, createVolume, discretise} from "voxelbook/image";

function fixedNumber(values: number[], bins: number): number[] {
  const shape = [values.length, 1, 1] as const;
  const image = createVolume(Float64Array.from(values), {shape, unit: "1"});
  const mask = createMask(new Uint8Array(values.length).fill(1), {shape});
  return Array.from(discretise(image, mask, {method: "fixedBinNumber", bins}).data);
}
// answer: factor
const contrastFactor = "exp(2*log(s))";
// answer: outlier
function oneVoxel(): number {
  return -1e6;
}
