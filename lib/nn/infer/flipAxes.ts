import type {Tensor32} from "../train/tensor32.ts";

/** Turns one axis of a tensor round: blocks of `inner` numbers change places. */
function flipAxis({shape, data}: Tensor32, axis: number): Tensor32 {
  const n = shape[axis];
  const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const out = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += n * inner) {
    for (let i = 0; i < n; i++) {
      const from = start + i * inner;
      out.set(data.subarray(from, from + inner), start + (n - 1 - i) * inner);
    }
  }
  return {shape, data: out};
}

/** Turns spatial axes round, 0 being the slowest; done twice it changes nothing. */
export function flipAxes(x: Tensor32, axes: readonly number[]): Tensor32 {
  return axes.reduce((image, axis) => flipAxis(image, axis + 1), x);
}
