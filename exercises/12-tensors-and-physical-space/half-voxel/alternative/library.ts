// alternative: the library's own resampling
// answer: line
import {createVolume, resample} from "voxelbook/image";

function resampleLine(values: number[], s: number, t: number): number[] {
  const volume = createVolume(Float64Array.from(values), {
    shape: [values.length, 1, 1],
    spacing: [s, 1, 1],
    unit: "1",
  });
  const out = resample(volume, {
    spacing: [t, 1, 1],
    align: "corner",
    size: "ceil",
    interpolation: "linear",
    outside: "edge",
  });
  return Array.from(out.data);
}
// answer: shift
const movesBy = `${(5.46875 - 0.9765625) / 2} mm`;
