// alternative: the library's bins
// answer: levels
import {createMask, createVolume, discretise} from "voxelbook/image";

function levelsOf(values: number[], width: number, from: string | number): number[] {
  const shape = [values.length, 1, 1] as const;
  const {data} = discretise(
    createVolume(Float64Array.from(values), {shape, unit: "HU"}),
    createMask(new Uint8Array(values.length).fill(1), {shape}),
    {method: "fixedBinSize", width, from: from as "minimum"},
  );
  return [...data];
}
// answer: gain
const entropyGain = "log(s)/log(2)";
