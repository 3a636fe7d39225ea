import {ShapeError} from "../../../core/index.ts";
import {shapeText} from "../../tensor.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {hasKernel} from "../gate.ts";
import {above, ELEMENT_ACTIVATIONS, type ElementActivation} from "./activationParts.ts";
import {runKernel} from "./runKernel.ts";
import {withGradient} from "./withGradient.ts";

/** The activations that engines compute. */
export type EngineActivationName = keyof typeof ELEMENT_ACTIVATIONS | "softmax" | "logSoftmax";

/** Which activation, with its parameter where it has one. */
export interface EngineActivateOptions {
  readonly type: EngineActivationName;
  /** Slope below 0 of leakyRelu, alpha of elu and celu, beta of softplus; usual values when left out. */
  readonly alpha?: number | undefined;
}

/** Softmax over the channels; the largest logit is taken off first, so that nothing overflows. */
function softmax(tf: Tf, x: EngineTensor): EngineTensor {
  const last = x.rank - 1;
  return withGradient(tf, [x], {
    forward: () => {
      const e = tf.exp(tf.sub(x, tf.max(x, last, true)));
      const y = tf.div(e, tf.sum(e, last, true));
      return {value: y, saved: [y]};
    },
    backward: (dy, [y]) => {
      const g = tf.mul(dy, y);
      return [tf.sub(g, tf.mul(y, tf.sum(g, last, true)))];
    },
  });
}

/** The logarithm of softmax over the channels. */
function logSoftmax(tf: Tf, x: EngineTensor): EngineTensor {
  const last = x.rank - 1;
  return withGradient(tf, [x], {
    forward: () => {
      const shifted = tf.sub(x, tf.max(x, last, true));
      const y = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), last, true)));
      return {value: y, saved: [y]};
    },
    backward: (dy, [y]) => [tf.sub(dy, tf.mul(tf.exp(y), tf.sum(dy, last, true)))],
  });
}

/** Says whether an activation is a line with a corner at 0. */
const isRectifier = (type: EngineActivationName): boolean =>
  type === "relu" || type === "leakyRelu";

/** Applies ReLU or leaky ReLU with our own kernels, one pass each way. */
function rectify(tf: Tf, x: EngineTensor, alpha: number): EngineTensor {
  return withGradient(tf, [x], {
    forward: () => ({value: runKernel(tf, "VoxelbookLeakyRelu", {x}, {alpha}), saved: [x]}),
    backward: (dy, [input]) => [runKernel(tf, "VoxelbookLeakyReluGrad", {x: input, dy}, {alpha})],
  });
}

/**
 * Applies an activation on a backend, as `activate` of nn/ops does; softmax and logSoftmax over the
 * channels.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - any shape, channels last
 * @returns y, of the shape of x
 * @throws RangeError when the name is unknown, or a parameter is given to an activation without one
 */
export function activate(
  tf: Tf,
  x: EngineTensor,
  {type, alpha}: EngineActivateOptions,
): EngineTensor {
  if (type === "softmax") return tf.tidy(() => softmax(tf, x));
  if (type === "logSoftmax") return tf.tidy(() => logSoftmax(tf, x));
  if (!Object.hasOwn(ELEMENT_ACTIVATIONS, type)) {
    throw new RangeError(
      `activate: type must be one of ${Object.keys(ELEMENT_ACTIVATIONS).join(", ")}, softmax, logSoftmax, got ${type}`,
    );
  }
  const one: ElementActivation = ELEMENT_ACTIVATIONS[type];
  if (alpha !== undefined && one.alpha === undefined) {
    throw new RangeError(`activate: alpha must be left out for ${type}, got ${alpha}`);
  }
  const parameter = alpha ?? one.alpha ?? 0;
  return tf.tidy(() =>
    isRectifier(type) && hasKernel(tf, "VoxelbookLeakyRelu")
      ? rectify(tf, x, parameter)
      : withGradient(tf, [x], {
          forward: () => ({value: one.value(tf, x, parameter), saved: [x]}),
          backward: (dy, [input]) => [tf.mul(dy, one.slope(tf, input, parameter))],
        }),
  );
}

/**
 * Applies a ReLU whose slope below 0 is learned, as `prelu` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param alpha - slope below 0, [1] or [channel]
 * @returns y, of the shape of x
 * @throws ShapeError when alpha is neither
 */
export function prelu(tf: Tf, x: EngineTensor, alpha: EngineTensor): EngineTensor {
  const channels = x.shape[x.rank - 1];
  if (alpha.rank !== 1 || (alpha.size !== 1 && alpha.size !== channels)) {
    throw new ShapeError(
      `prelu: alpha must be [1] or [${channels}], got ${shapeText(alpha.shape)}`,
    );
  }
  return tf.tidy(() => {
    const rows = tf.reshape(x, [-1, channels]);
    const y = withGradient(tf, [rows, alpha], {
      forward: () => ({
        value: tf.add(tf.relu(rows), tf.mul(tf.minimum(rows, 0), alpha)),
        saved: [rows, alpha],
      }),
      backward: (dy, [input, slope]) => {
        const share = above(tf, input);
        const dx = tf.mul(dy, tf.add(share, tf.mul(tf.sub(1, share), slope)));
        const parts = tf.mul(dy, tf.minimum(input, 0));
        return [dx, tf.sum(slope.size === 1 ? tf.reshape(parts, [-1, 1]) : parts, 0)];
      },
    });
    return tf.reshape(y, x.shape);
  });
}
