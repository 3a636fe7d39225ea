// alternative: the library counts the levels; the formula in another form
// answer: centres
import {firstOrder} from "voxelbook/features";
import {createMask, createVolume, discretise} from "voxelbook/image";

function centreVariance(values: number[], width: number, edge: number): number {
  const shape = [values.length, 1, 1] as const;
  const {data} = discretise(
    createVolume(Float64Array.from(values), {shape, unit: "1"}),
    createMask(new Uint8Array(values.length).fill(1), {shape}),
    {method: "fixedBinSize", width, from: edge},
  );
  return width ** 2 * firstOrder(data).variance;
}
// answer: sheppard
const binnedVariance = "(12*v + w*w)/12";
