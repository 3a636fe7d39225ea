// alternative: the library's functions, and the sum of squared weights for the noise
// answer: extra
import {matchPsf} from "voxelbook/physics";

const extraSigma = (from: number, to: number): number => matchPsf({fromMm: from, toMm: to});
// answer: match
import {createVolume, gaussianFilter} from "voxelbook/image";

function matchLine(line: number[], step: number, from: number, to: number): number[] {
  const volume = createVolume(Float64Array.from(line), {
    shape: [line.length, 1, 1],
    spacing: [step, 1, 1],
    unit: "1",
  });
  const sigmaMm = [extraSigma(from, to), 0, 0] as const;
  return Array.from(gaussianFilter(volume, {sigmaMm, boundary: "wrap"}).data);
}
// answer: noise
const noiseLeft = "2.8 HU";
