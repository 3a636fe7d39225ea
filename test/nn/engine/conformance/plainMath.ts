import {sizeOf, type Tensor} from "../../../../lib/nn/tensor.ts";

/** Applies a function to each number. */
export const mapped = ({shape, data}: Tensor, f: (v: number) => number): Tensor => ({
  shape,
  data: data.map(f),
});

/** Makes a tensor by a function of its index along each axis. */
export function byIndex(shape: readonly number[], f: (index: readonly number[]) => number): Tensor {
  const index = shape.map(() => 0);
  const data = new Float64Array(sizeOf(shape));
  for (let i = 0; i < data.length; i++) {
    data[i] = f(index);
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis] === shape[axis]; axis--) {
      index[axis] = 0;
    }
  }
  return {shape, data};
}

/** Reads a number by its index along each axis. */
export function at({shape, data}: Tensor, index: readonly number[]): number {
  return data[index.reduce((offset, i, axis) => offset * shape[axis] + i, 0)];
}

/** Applies a function to pairs of numbers, repeating an axis of one place where the other has more. */
export function paired(a: Tensor, b: Tensor, f: (a: number, b: number) => number): Tensor {
  const rank = Math.max(a.shape.length, b.shape.length);
  const own = (t: Tensor, index: readonly number[]): number => {
    const missing = rank - t.shape.length;
    return at(
      t,
      t.shape.map((n, axis) => (n === 1 ? 0 : index[axis + missing])),
    );
  };
  const sizes = (t: Tensor) => [...new Array<number>(rank - t.shape.length).fill(1), ...t.shape];
  const [left, right] = [sizes(a), sizes(b)];
  const shape = left.map((n, axis) => Math.max(n, right[axis]));
  return byIndex(shape, (index) => f(own(a, index), own(b, index)));
}

/** Joins the numbers along some axes, which go. */
export function reduced(
  x: Tensor,
  axes: readonly number[],
  join: (values: readonly number[]) => number,
): Tensor {
  const kept = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const inner = axes.map((axis) => x.shape[axis]);
  return byIndex(
    kept.map((axis) => x.shape[axis]),
    (outer) => {
      const values = byIndex(inner, (index) => {
        const whole = x.shape.map((_, axis) =>
          axes.includes(axis) ? index[axes.indexOf(axis)] : outer[kept.indexOf(axis)],
        );
        return at(x, whole);
      });
      return join([...values.data]);
    },
  );
}

/** Multiplies the last two axes as matrices, after turning them where asked. */
export function product(a: Tensor, b: Tensor, turnA = false, turnB = false): Tensor {
  const rank = a.shape.length;
  const [rows, inner] = turnA ? [rank - 1, rank - 2] : [rank - 2, rank - 1];
  const columns = turnB ? rank - 2 : rank - 1;
  const shape = [...a.shape.slice(0, -2), a.shape[rows], b.shape[columns]];
  return byIndex(shape, (index) => {
    const outer = index.slice(0, -2);
    const [i, j] = index.slice(-2);
    let sum = 0;
    for (let k = 0; k < a.shape[inner]; k++) {
      const left = turnA ? [k, i] : [i, k];
      const right = turnB ? [j, k] : [k, j];
      sum += at(a, [...outer, ...left]) * at(b, [...outer, ...right]);
    }
    return sum;
  });
}
