// alternative: the library's own numbers, widths in another unit, a disk for the picture
// answer: half
import {gaussianResolution} from "voxelbook/physics";

const mtf50 = (sigma: number): number => gaussianResolution({sigmaMm: sigma}).mtf50;
// answer: cascade
const totalFwhm = "0.2 cm";
// answer: level
const frequencyAt = "sqrt(-2*log(q))/(2*pi*s)";
// answer: picture
function fallingEnergy(): number[][] {
  return Array.from({length: 16}, (_, y) =>
    Array.from({length: 16}, (_, x) => (Math.hypot(x - 7.5, y - 7.5) < 5 ? 1 : 0)),
  );
}
