import type {Tensor as CoreTensor} from "@tensorflow/tfjs-core";
import type {EngineTensor, Tf} from "../engine/engine.ts";
import type {LossActivation} from "./lossResult.ts";
import {targetForm} from "./lossTarget.ts";

/** A target beside logits of [batch, places, channels], and a sign of labels that do not exist. */
export interface EngineTarget {
  /** 1 where the element's class is the true one, else 0. */
  readonly y: EngineTensor;
  /** 1 where the element counts, else 0; [batch, places, 1 or channels]. */
  readonly counted: EngineTensor;
  /** 0 when all labels are in range, else NaN: it is added to the loss. */
  readonly alarm: EngineTensor;
}

/** Logits on an engine and what losses need of them, each computed once. */
export interface EngineInputs {
  readonly tf: Tf;
  /** [batch, places, channels]. */
  readonly z: EngineTensor;
  readonly shape: readonly [batch: number, places: number, channels: number];
  logSoftmax(): EngineTensor;
  probabilities(activation: LossActivation): EngineTensor;
  target(activation: LossActivation, ignore: number | undefined): EngineTarget;
}

/** Computes at the first call and remembers. */
function once(compute: () => EngineTensor): () => EngineTensor {
  let known: EngineTensor | undefined;
  return () => {
    known ??= compute();
    return known;
  };
}

/** Lays class indices out as zeros and ones. */
function fromLabels(
  tf: Tf,
  labels: EngineTensor,
  {channels, counted}: {channels: number; counted: EngineTensor},
): EngineTarget {
  const classes = tf.tensor1d(Array.from({length: channels}, (_, k) => k));
  const y = tf.mul(tf.cast(tf.equal(labels, classes), "float32"), counted);

  // Each place has one class, or is ignored; elsewhere the root of −1 makes the loss NaN.
  const known = tf.add(tf.sum(y, 2, true), tf.sub(1, counted));
  return {y, counted, alarm: tf.sqrt(tf.sub(tf.min(known), 1))};
}

/** Reads zeros and ones. */
function fromBinary(tf: Tf, labels: EngineTensor, counted: EngineTensor): EngineTarget {
  const y = tf.mul(labels, counted);
  const stray = tf.max(tf.abs(tf.mul(y, tf.sub(1, y))));
  return {y, counted, alarm: tf.sqrt(tf.neg(stray))};
}

/** Reads logits and a target on an engine as losses take them; call inside `tf.tidy`. */
export function engineLossInputs(tf: Tf, logits: CoreTensor, target: CoreTensor): EngineInputs {
  const channels = logits.shape[logits.rank - 1];
  const batch = logits.shape[0];
  const places = logits.size / (batch * channels);
  const shape = [batch, places, channels] as const;
  const z = tf.reshape(logits, [...shape]);
  const logSoftmax = once(() => {
    const shifted = tf.sub(z, tf.max(z, 2, true));
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 2, true)));
  });
  const softmax = once(() => tf.exp(logSoftmax()));
  const sigmoid = once(() => tf.sigmoid(z));
  return {
    tf,
    z,
    shape,
    logSoftmax,
    probabilities: (activation) => (activation === "softmax" ? softmax() : sigmoid()),
    target: (activation, ignore) => {
      const shapes = {logits: logits.shape, target: target.shape};
      const form = targetForm("engineLoss", shapes, activation);
      const last = form === "binary" ? channels : 1;
      const labels = tf.reshape(tf.cast(target, "float32"), [batch, places, last]);
      const counted =
        ignore === undefined
          ? tf.onesLike(labels)
          : tf.cast(tf.notEqual(labels, ignore), "float32");
      return form === "binary"
        ? fromBinary(tf, labels, counted)
        : fromLabels(tf, labels, {channels, counted});
    },
  };
}
