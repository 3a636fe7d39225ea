import {ShapeError} from "../../../core/index.ts";
import {shapeText} from "../../tensor.ts";
import type {EngineTensor, Tf} from "../engine.ts";

/** Checks that a bias, if there is one, has one number for each feature. */
export function requireBias(who: string, bias: EngineTensor | undefined, features: number): void {
  if (bias === undefined || (bias.rank === 1 && bias.size === features)) return;
  throw new ShapeError(`${who}: bias must be [${features}], got ${shapeText(bias.shape)}`);
}

/** Adds a bias to every place, if there is one. */
export function withBias(tf: Tf, y: EngineTensor, bias: EngineTensor | undefined): EngineTensor {
  if (bias === undefined) return y;
  // As rows of features: WebGPU repeats nothing along more than four axes.
  return tf.reshape(tf.add(tf.reshape(y, [-1, bias.size]), bias), y.shape);
}
