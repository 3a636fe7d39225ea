// alternative: with the library's functions
// answer: through
import {lineIntegral, transmission} from "voxelbook/physics";

function photonsThrough(sent: number, mu: number[], cm: number[]): number {
  if (mu.length === 0) return sent;
  const products = mu.map((value, k) => value * cm[k]);
  return transmission([lineIntegral(products, {stepCm: 1})], {stepCm: 1, I0: sent});
}
// answer: invert
import {projection} from "voxelbook/physics";

function secondMu(
  sent: number,
  counted: number,
  firstMu: number,
  firstCm: number,
  secondCm: number,
): number {
  return (projection(counted, {I0: sent}) - firstMu * firstCm) / secondCm;
}
// answer: noise
const noiseOfP = "1/sqrt(N*exp(-p))";
