// alternative: the library's tape multiplies the matrices; formulas written otherwise
// answer: measure
import {createTape, tensor} from "voxelbook/nn";

function meanSquares(x: number[], branches: number[][][]): number[] {
  const tape = createTape();
  const n = x.length;
  let now = tape.variable(tensor([n, 1], x));
  const found = [tape.mean(tape.multiply(now, now))];
  for (const w of branches) {
    now = tape.add(now, tape.matMul(tape.constant(tensor([n, n], w.flat())), now));
    found.push(tape.mean(tape.multiply(now, now)));
  }
  return found.map(({value}) => value.data[0]);
}
// answer: raw
const raw = "v * exp(m * log(1 + s^2))";
