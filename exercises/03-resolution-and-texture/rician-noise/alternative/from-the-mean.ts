// alternative: sigma from the mean of air, and the signal by searching Rice's mean
// answer: air
function sigmaFromAir(magnitudes: number[]): number {
  const mean = magnitudes.reduce((sum, m) => sum + m, 0) / magnitudes.length;
  return mean / Math.sqrt(Math.PI / 2);
}
// answer: signal
import {ricianMoments} from "voxelbook/physics";

function signalUnder(magnitudes: number[], sigma: number): number {
  const mean = magnitudes.reduce((sum, m) => sum + m, 0) / magnitudes.length;
  let low = 0;
  let high = mean + sigma;
  if (ricianMoments({amplitude: 0, sigma}).mean >= mean) return 0;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (ricianMoments({amplitude: middle, sigma}).mean > mean) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
// answer: floor
const meanOfAir = "sqrt(2*pi)*s/2";
// answer: ratio
const magnitudes = Array.from(scan.data);
const overestimate =
  magnitudes.reduce((sum, m) => sum + m / variant.amplitude, 0) / magnitudes.length;
