// alternative: the library
// answer: slope
import {activation} from "voxelbook/nn";

function slope(name: string, x: number, a: number): number {
  if (name === "relu") return activation("relu").derivative(x);
  return activation(name === "elu" ? "elu" : "leakyRelu", {alpha: a}).derivative(x);
}
// answer: output
const slopeFromOutput = "a*(1 + y/a)";
