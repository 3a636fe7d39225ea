import type {NamedAttrMap} from "@tensorflow/tfjs-core";
import type {EngineTensor, Tf} from "../engine.ts";
import {float, type Rules, unbroadcast} from "./rule.ts";

/** The axes of a reduction as a list of numbers. */
function reducedAxes(attrs: NamedAttrMap, name: string, rank: number): number[] {
  const value = attrs[name];
  const axes = value === undefined || value === null ? [] : [value].flat();
  const all = axes.map(Number).map((axis) => (axis < 0 ? axis + rank : axis));
  return all.length === 0 ? Array.from({length: rank}, (_, axis) => axis) : all;
}

/** Repeats what a reduction gave along the axes that it removed. */
function spreadBack(
  tf: Tf,
  g: EngineTensor,
  shape: readonly number[],
  axes: readonly number[],
): EngineTensor {
  const kept = shape.map((n, axis) => (axes.includes(axis) ? 1 : n));
  return tf.mul(tf.reshape(g, kept), tf.ones([...shape]));
}

/** Sums and products of many numbers. */
export const REDUCTIONS: Rules = {
  Sum: {
    inputs: ["x"],
    back: (tf, dy, [x], attrs) => ({
      x: () => spreadBack(tf, dy, x.shape, reducedAxes(attrs, "axis", x.rank)),
    }),
  },
  Mean: {
    inputs: ["x"],
    back: (tf, dy, [x], attrs) => ({
      x: () => {
        const axes = reducedAxes(attrs, "axis", x.rank);
        const count = axes.reduce((product, axis) => product * x.shape[axis], 1);
        return tf.div(spreadBack(tf, dy, x.shape, axes), count);
      },
    }),
  },
  Max: {
    inputs: ["x"],
    output: true,
    back: (tf, dy, [x, y], attrs) => ({
      x: () => {
        const axes = reducedAxes(attrs, "reductionIndices", x.rank);
        const hit = float(tf, tf.equal(x, spreadBack(tf, y, x.shape, axes)));
        return tf.mul(spreadBack(tf, dy, x.shape, axes), hit);
      },
    }),
  },
  BatchMatMul: {
    inputs: ["a", "b"],
    back: (tf, dy, [a, b], {transposeA, transposeB}) => ({
      a: () => {
        const g = transposeA
          ? tf.matMul(b, dy, transposeB === true, true)
          : tf.matMul(dy, b, false, transposeB !== true);
        return unbroadcast(tf, g, a.shape);
      },
      b: () => {
        const g = transposeB
          ? tf.matMul(dy, a, true, transposeA === true)
          : tf.matMul(a, dy, transposeA !== true, false);
        return unbroadcast(tf, g, b.shape);
      },
    }),
  },
};

/** Functions that move numbers only. */
export const MOVES: Rules = {
  Reshape: {inputs: ["x"], back: (tf, dy, [x]) => ({x: () => tf.reshape(dy, x.shape)})},
  ExpandDims: {
    inputs: ["input"],
    back: (tf, dy, [input]) => ({input: () => tf.reshape(dy, input.shape)}),
  },
  Transpose: {
    back: (tf, dy, _, {perm}) => ({
      x: () => {
        const order = (perm as number[]).map((_axis, i) => (perm as number[]).indexOf(i));
        return tf.transpose(dy, order);
      },
    }),
  },
  Reverse: {back: (tf, dy, _, {dims}) => ({x: () => tf.reverse(dy, dims as number[])})},
  Slice: {
    inputs: ["x"],
    back: (tf, dy, [x], {begin}) => ({
      x: () => {
        const starts = [begin].flat() as number[];
        const pads = x.shape.map((n, axis): [number, number] => {
          const start = starts[axis] ?? 0;
          return [start, n - start - dy.shape[axis]];
        });
        return tf.pad(dy, pads);
      },
    }),
  },
  PadV2: {
    inputs: ["x"],
    back: (tf, dy, [x], {paddings}) => ({
      x: () =>
        tf.slice(
          dy,
          (paddings as number[][]).map(([before]) => before),
          x.shape,
        ),
    }),
  },
};
