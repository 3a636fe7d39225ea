// alternative: the library; other names for the same formulas
// answer: mean
const meanSlope = "M^(-1)";
// answer: variance
const varianceSlope = "(2*z - 2*u)/M";
// answer: gradient
import {batchNormBackward, tensor} from "voxelbook/nn";

function gradient(z: number[], g: number[], gamma: number, eps: number): number[] {
  const shape = [z.length, 1];
  const options = {x: tensor(shape, z), gamma: tensor([1], gamma), eps};
  return Array.from(batchNormBackward(tensor(shape, g), options).x.data);
}
// answer: blind
function blindGradient(): number[] {
  return [-0.5, -0.5, -0.5, -0.5];
}
