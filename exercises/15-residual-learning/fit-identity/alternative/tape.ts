// alternative: the library's tape finds the slopes
// answer: descend
import {createTape, gradients, minimise, tensor} from "voxelbook/nn";

function descend(weights: number[], residual: boolean, rate: number, steps: number): number {
  const factorOf = (w: Float64Array) =>
    w.reduce((product, value) => product * (residual ? 1 + value : value), 1);
  const loss = (w: Float64Array) => {
    const tape = createTape();
    const one = tape.constant(tensor([1], [1]));
    const variables = Array.from(w, (value) => tape.variable(tensor([1], [value])));
    const layers = variables.map((v) => (residual ? tape.add(one, v) : v));
    const gap = tape.subtract(
      layers.reduce((a, b) => tape.multiply(a, b)),
      one,
    );
    const half = tape.scale(tape.multiply(gap, gap), 0.5);
    const gradient = Float64Array.from(gradients(half, variables), ({data}) => data[0]);
    return {value: half.value.data[0], gradient};
  };
  const start = Float64Array.from(weights);
  const path = minimise(loss, start, {rule: {type: "sgd"}, learningRate: rate, steps});
  return factorOf(path.trajectory[steps - 1]);
}
