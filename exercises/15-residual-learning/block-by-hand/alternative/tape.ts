// alternative: the library's tape does the chain rule
// answer: gradient
import {createTape, gradients, tensor} from "voxelbook/nn";

function blockGradient(x: number[], w1: number[][], w2: number[][], g: number[]): number[] {
  const tape = createTape();
  const column = (v: number[]) => tensor([v.length, 1], v);
  const matrix = (w: number[][]) => tape.constant(tensor([w.length, w[0].length], w.flat()));
  const input = tape.variable(column(x));
  const branch = tape.matMul(matrix(w2), tape.relu(tape.matMul(matrix(w1), input)));
  const y = tape.add(input, branch);
  return Array.from(gradients(y, [input], {gradOutput: column(g)})[0].data);
}
// answer: slope-x
const slopeX = "1 + v * w / cosh(w * x)^2";
