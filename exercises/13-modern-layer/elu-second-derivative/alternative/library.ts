// alternative: the library beside 0; another form of the formula
// answer: below
const belowZero = "a/exp(-x)";
// answer: jumps
import {eluDerivative, eluSecondDerivative} from "voxelbook/nn";

function jumps(alpha: number): number[] {
  const h = 1e-12;
  return [
    eluDerivative(h, alpha) - eluDerivative(-h, alpha),
    eluSecondDerivative(h, alpha) - eluSecondDerivative(-h, alpha),
  ];
}
// answer: order
function smoothness(alpha: number): number {
  return [1 - alpha, -alpha].findIndex((jump) => jump !== 0);
}
