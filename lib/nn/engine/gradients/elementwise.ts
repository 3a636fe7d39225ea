import type {EngineTensor, Tf} from "../engine.ts";
import {float, type Rule, type Rules, unbroadcast} from "./rule.ts";

/** A rule for a function of one number: dy times its slope at the input. */
const ofInput = (slope: (tf: Tf, x: EngineTensor) => EngineTensor): Rule => ({
  inputs: ["x"],
  back: (tf, dy, [x]) => ({x: () => tf.mul(dy, slope(tf, x))}),
});

/** The same with the slope written by the output. */
const ofOutput = (slope: (tf: Tf, y: EngineTensor) => EngineTensor): Rule => ({
  output: true,
  back: (tf, dy, [y]) => ({x: () => tf.mul(dy, slope(tf, y))}),
});

/** A rule for a function of two numbers, each repeated where its shape asks for it. */
const ofPair = (
  left: (tf: Tf, dy: EngineTensor, a: EngineTensor, b: EngineTensor) => EngineTensor,
  right: (tf: Tf, dy: EngineTensor, a: EngineTensor, b: EngineTensor) => EngineTensor,
): Rule => ({
  inputs: ["a", "b"],
  back: (tf, dy, [a, b]) => ({
    a: () => unbroadcast(tf, left(tf, dy, a, b), a.shape),
    b: () => unbroadcast(tf, right(tf, dy, a, b), b.shape),
  }),
});

/** Elementwise functions. */
export const ELEMENTWISE: Rules = {
  Identity: {back: (tf, dy) => ({x: () => tf.clone(dy)})},
  Cast: {back: (tf, dy) => ({x: () => float(tf, dy)})},
  Neg: {back: (tf, dy) => ({x: () => tf.neg(dy)})},
  Abs: ofInput((tf, x) => tf.sign(x)),
  Square: ofInput((tf, x) => tf.mul(x, 2)),
  Sqrt: ofOutput((tf, y) => tf.div(0.5, y)),
  Rsqrt: ofOutput((tf, y) => tf.mul(tf.mul(y, tf.square(y)), -0.5)),
  Exp: ofOutput((_, y) => y),
  Expm1: ofOutput((tf, y) => tf.add(y, 1)),
  Log: ofInput((tf, x) => tf.div(1, x)),
  Log1p: ofInput((tf, x) => tf.div(1, tf.add(x, 1))),
  Relu: ofInput((tf, x) => float(tf, tf.greater(x, 0))),
  Sigmoid: ofOutput((tf, y) => tf.mul(y, tf.sub(1, y))),
  Tanh: ofOutput((tf, y) => tf.sub(1, tf.square(y))),
  Erf: ofInput((tf, x) => tf.mul(tf.exp(tf.neg(tf.square(x))), 2 / Math.sqrt(Math.PI))),
  ClipByValue: {
    inputs: ["x"],
    back: (tf, dy, [x], {clipValueMin, clipValueMax}) => ({
      x: () => {
        const inside = tf.logicalAnd(
          tf.greaterEqual(x, Number(clipValueMin)),
          tf.lessEqual(x, Number(clipValueMax)),
        );
        return tf.mul(dy, float(tf, inside));
      },
    }),
  },
};

/** Functions of two tensors. */
export const PAIRS: Rules = {
  Add: ofPair(
    (_, dy) => dy,
    (_, dy) => dy,
  ),
  Sub: ofPair(
    (_, dy) => dy,
    (tf, dy) => tf.neg(dy),
  ),
  Multiply: ofPair(
    (tf, dy, _, b) => tf.mul(dy, float(tf, b)),
    (tf, dy, a) => tf.mul(dy, float(tf, a)),
  ),
  RealDiv: ofPair(
    (tf, dy, _, b) => tf.div(dy, float(tf, b)),
    (tf, dy, a, b) => tf.neg(tf.div(tf.mul(dy, a), tf.square(float(tf, b)))),
  ),
  SquaredDifference: ofPair(
    (tf, dy, a, b) => tf.mul(dy, tf.mul(tf.sub(a, b), 2)),
    (tf, dy, a, b) => tf.mul(dy, tf.mul(tf.sub(b, a), 2)),
  ),
  Maximum: ofPair(
    (tf, dy, a, b) => tf.mul(dy, float(tf, tf.greaterEqual(a, b))),
    (tf, dy, a, b) => tf.mul(dy, float(tf, tf.less(a, b))),
  ),
  Minimum: ofPair(
    (tf, dy, a, b) => tf.mul(dy, float(tf, tf.lessEqual(a, b))),
    (tf, dy, a, b) => tf.mul(dy, float(tf, tf.greater(a, b))),
  ),
  Pow: {
    inputs: ["a", "b"],
    output: true,
    back: (tf, dy, [a, b, y]) => ({
      a: () => {
        const slope = tf.mul(b, tf.pow(a, tf.sub(b, 1)));
        return unbroadcast(tf, tf.mul(dy, slope), a.shape);
      },
      b: () => {
        // The base's logarithm counts where there is one; 0 elsewhere, as in TensorFlow.
        const above = float(tf, tf.greater(a, 0));
        const log = tf.mul(above, tf.log(tf.add(tf.mul(a, above), tf.sub(1, above))));
        return unbroadcast(tf, tf.mul(dy, tf.mul(y, log)), b.shape);
      },
    }),
  },
};
