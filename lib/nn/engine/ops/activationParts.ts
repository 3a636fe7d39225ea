import type {EngineTensor, Tf} from "../engine.ts";

/** An activation of each element and its slope. */
export interface ElementActivation {
  value(tf: Tf, x: EngineTensor, alpha: number): EngineTensor;
  slope(tf: Tf, x: EngineTensor, alpha: number): EngineTensor;
  /** The usual parameter, where it has one. */
  readonly alpha?: number;
}

/** 1 above 0 and 0 elsewhere; TensorFlow.js's own step is made of six passes on some backends. */
export const above = (tf: Tf, x: EngineTensor): EngineTensor =>
  tf.cast(tf.greater(x, 0), "float32");

/** The part of x below 0. */
const below = (tf: Tf, x: EngineTensor): EngineTensor => tf.minimum(x, 0);

/** Gives `positive` above 0 and `negative` elsewhere, both finite. */
function split(tf: Tf, x: EngineTensor, positive: number, negative: EngineTensor): EngineTensor {
  const share = above(tf, x);
  return tf.add(tf.mul(share, positive), tf.mul(tf.sub(1, share), negative));
}

/** log(1 + e^x) without overflow. */
export function softplus(tf: Tf, x: EngineTensor): EngineTensor {
  return tf.add(tf.relu(x), tf.log1p(tf.exp(tf.neg(tf.abs(x)))));
}

const NORMAL = 1 / Math.sqrt(2 * Math.PI);

/** The distribution function of the standard normal. */
function normalDistribution(tf: Tf, x: EngineTensor): EngineTensor {
  return tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
}

const GELU_SCALE = Math.sqrt(2 / Math.PI);
const GELU_CUBIC = 0.044715;

/** The hyperbolic tangent inside the approximation of GELU. */
function geluTanhPart(tf: Tf, x: EngineTensor): EngineTensor {
  const cubic = tf.mul(tf.mul(x, tf.square(x)), GELU_CUBIC);
  return tf.tanh(tf.mul(tf.add(x, cubic), GELU_SCALE));
}

const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

const elu = (tf: Tf, x: EngineTensor, alpha: number): EngineTensor =>
  tf.add(tf.relu(x), tf.mul(tf.expm1(below(tf, x)), alpha));

const eluSlope = (tf: Tf, x: EngineTensor, alpha: number): EngineTensor =>
  split(tf, x, 1, tf.mul(tf.exp(below(tf, x)), alpha));

/** Activations that act on each number by itself. */
export const ELEMENT_ACTIVATIONS = {
  relu: {value: (tf, x) => tf.relu(x), slope: (tf, x) => above(tf, x)},
  leakyRelu: {
    alpha: 0.01,
    value: (tf, x, alpha) => tf.add(tf.relu(x), tf.mul(below(tf, x), alpha)),
    slope: (tf, x, alpha) => tf.add(tf.mul(above(tf, x), 1 - alpha), alpha),
  },
  elu: {alpha: 1, value: elu, slope: eluSlope},
  celu: {
    alpha: 1,
    value: (tf, x, alpha) =>
      tf.add(tf.relu(x), tf.mul(tf.expm1(tf.div(below(tf, x), alpha)), alpha)),
    slope: (tf, x, alpha) => split(tf, x, 1, tf.exp(tf.div(below(tf, x), alpha))),
  },
  selu: {
    value: (tf, x) => tf.mul(elu(tf, x, SELU_ALPHA), SELU_SCALE),
    slope: (tf, x) => tf.mul(eluSlope(tf, x, SELU_ALPHA), SELU_SCALE),
  },
  gelu: {
    value: (tf, x) => tf.mul(x, normalDistribution(tf, x)),
    slope: (tf, x) => {
      const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), NORMAL);
      return tf.add(normalDistribution(tf, x), tf.mul(x, density));
    },
  },
  geluTanh: {
    value: (tf, x) => tf.mul(tf.mul(x, 0.5), tf.add(geluTanhPart(tf, x), 1)),
    slope: (tf, x) => {
      const t = geluTanhPart(tf, x);
      const inner = tf.mul(tf.add(tf.mul(tf.square(x), 3 * GELU_CUBIC), 1), GELU_SCALE);
      const moving = tf.mul(tf.mul(x, tf.sub(1, tf.square(t))), inner);
      return tf.mul(tf.add(tf.add(t, 1), moving), 0.5);
    },
  },
  silu: {
    value: (tf, x) => tf.mul(x, tf.sigmoid(x)),
    slope: (tf, x) => {
      const s = tf.sigmoid(x);
      return tf.mul(s, tf.add(tf.mul(x, tf.sub(1, s)), 1));
    },
  },
  mish: {
    value: (tf, x) => tf.mul(x, tf.tanh(softplus(tf, x))),
    slope: (tf, x) => {
      const t = tf.tanh(softplus(tf, x));
      return tf.add(t, tf.mul(tf.mul(x, tf.sub(1, tf.square(t))), tf.sigmoid(x)));
    },
  },
  softplus: {
    alpha: 1,
    value: (tf, x, beta) => tf.div(softplus(tf, tf.mul(x, beta)), beta),
    slope: (tf, x, beta) => tf.sigmoid(tf.mul(x, beta)),
  },
  sigmoid: {
    value: (tf, x) => tf.sigmoid(x),
    slope: (tf, x) => {
      const s = tf.sigmoid(x);
      return tf.mul(s, tf.sub(1, s));
    },
  },
  tanh: {
    value: (tf, x) => tf.tanh(x),
    slope: (tf, x) => tf.sub(1, tf.square(tf.tanh(x))),
  },
  hardSwish: {
    value: (tf, x) => tf.div(tf.mul(x, tf.clipByValue(tf.add(x, 3), 0, 6)), 6),
    slope: (tf, x) => {
      // Straight outside its two corners, and at them the slope of the straight side.
      const inside = tf.mul(above(tf, tf.add(x, 3)), above(tf, tf.sub(3, x)));
      const straight = tf.sub(1, above(tf, tf.sub(3, x)));
      const bent = tf.div(tf.add(tf.mul(x, 2), 3), 6);
      return tf.add(tf.mul(inside, bent), straight);
    },
  },
  relu6: {
    value: (tf, x) => tf.clipByValue(x, 0, 6),
    slope: (tf, x) => tf.mul(above(tf, x), above(tf, tf.sub(6, x))),
  },
  logSigmoid: {
    value: (tf, x) => tf.neg(softplus(tf, tf.neg(x))),
    slope: (tf, x) => tf.sigmoid(tf.neg(x)),
  },
  softsign: {
    value: (tf, x) => tf.div(x, tf.add(tf.abs(x), 1)),
    slope: (tf, x) => tf.div(1, tf.square(tf.add(tf.abs(x), 1))),
  },
} as const satisfies Readonly<Record<string, ElementActivation>>;
