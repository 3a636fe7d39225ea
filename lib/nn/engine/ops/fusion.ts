import {ShapeError} from "../../../core/index.ts";
import type {AttentionOptions} from "../../fusion/attention.ts";
import {attentionScale, attentionSizes} from "../../fusion/attentionSizes.ts";
import {gates} from "../../fusion/gateMap.ts";
import {type ChannelBand, isBand} from "../../fusion/sliceChannels.ts";
import {shapeText, sizeOf} from "../../tensor.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {activate} from "./activations.ts";

/** Reads a tensor as [batch, places, channel]: not every backend works on tensors of five axes. */
function asPlaces(tf: Tf, x: EngineTensor): EngineTensor {
  const channels = x.shape[x.rank - 1];
  return tf.reshape(x, [x.shape[0], sizeOf(x.shape.slice(1, -1)), channels]);
}

/**
 * Takes a band of channels on a backend, as `sliceChannels` of nn/fusion does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, …places, channel]
 * @param options - start, the first channel; count
 * @returns y, [batch, …places, count]
 * @throws RangeError when start and count name no channels of x
 */
export function sliceChannels(tf: Tf, x: EngineTensor, {start, count}: ChannelBand): EngineTensor {
  if (!isBand({start, count}, x.shape[x.rank - 1])) {
    throw new RangeError(
      `sliceChannels: start and count must name channels of ${shapeText(x.shape)}, got ${start} and ${count}`,
    );
  }
  return tf.tidy(() => {
    const rows = asPlaces(tf, x);
    const [batch, places] = rows.shape;
    const band = tf.slice(rows, [0, 0, start], [batch, places, count]);
    return tf.reshape(band, [...x.shape.slice(0, -1), count]);
  });
}

/**
 * Multiplies a map by factors on a backend, as `gateMap` of nn/fusion does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, …places, channel]
 * @param gate - of the shape of x, [batch, …places, 1], or [batch, channel]
 * @returns y, of the shape of x
 * @throws ShapeError when the gate has none of the three shapes
 */
export function gateMap(tf: Tf, x: EngineTensor, gate: EngineTensor): EngineTensor {
  if (!gates(x.shape, gate.shape)) {
    throw new ShapeError(
      `gateMap: gate must have the shape of x, one channel, or be [batch, channels], got ${shapeText(gate.shape)} for ${shapeText(x.shape)}`,
    );
  }
  return tf.tidy(() => tf.reshape(tf.mul(asPlaces(tf, x), asPlaces(tf, gate)), x.shape));
}

/**
 * Multiplies all pairs of features on a backend, as `tensorFusion` of nn/fusion does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param a - [batch, …places, m]
 * @param b - [batch, …places, n]
 * @returns y, [batch, …places, (m + 1)(n + 1)]
 * @throws ShapeError when a and b differ on another axis than the channels
 */
export function tensorFusion(tf: Tf, a: EngineTensor, b: EngineTensor): EngineTensor {
  const outer = a.shape.slice(0, -1);
  if (a.rank < 2 || shapeText(outer) !== shapeText(b.shape.slice(0, -1))) {
    throw new ShapeError(
      `tensorFusion: a and b must agree on every axis but the channels, got ${shapeText(a.shape)} and ${shapeText(b.shape)}`,
    );
  }
  const places = sizeOf(outer);
  const [m, n] = [a.shape[a.rank - 1], b.shape[b.rank - 1]];
  return tf.tidy(() => {
    const one = tf.ones([places, 1]);
    const left = tf.reshape(tf.concat([one, tf.reshape(a, [places, m])], 1), [places, m + 1, 1]);
    const right = tf.reshape(tf.concat([one, tf.reshape(b, [places, n])], 1), [places, 1, n + 1]);
    return tf.reshape(tf.mul(left, right), [...outer, (m + 1) * (n + 1)]);
  });
}

/**
 * Computes dot-product attention on a backend, as `attention` of nn/fusion does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param inputs - q, [batch, …places, channel]; k, of the channels of q; v, at the places of k
 * @param options - scale; 1/√(channels of q) when left out
 * @returns y, [batch, …places of q, channels of v]
 * @throws ShapeError when channels of q and k, places of k and v, or batches differ
 * @throws RangeError when scale is no finite number above 0
 */
export function attention(
  tf: Tf,
  {q, k, v}: {readonly q: EngineTensor; readonly k: EngineTensor; readonly v: EngineTensor},
  {scale}: AttentionOptions = {},
): EngineTensor {
  const {d, e} = attentionSizes("attention", {q: q.shape, k: k.shape, v: v.shape});
  const factor = attentionScale("attention", scale, d);
  return tf.tidy(() => {
    const alike = tf.matMul(asPlaces(tf, tf.mul(q, factor)), asPlaces(tf, k), false, true);
    const shares = activate(tf, alike, {type: "softmax"});
    return tf.reshape(tf.matMul(shares, asPlaces(tf, v)), [...q.shape.slice(0, -1), e]);
  });
}
