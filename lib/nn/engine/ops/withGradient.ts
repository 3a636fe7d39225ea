import type {GradSaveFunc} from "@tensorflow/tfjs-core";
import type {EngineTensor, Tf} from "../engine.ts";

/** The result of a forward pass and what its backward pass needs. */
export interface Forward {
  readonly value: EngineTensor;
  readonly saved: readonly EngineTensor[];
}

/** How an operation is computed, and how a gradient goes back through it. */
export interface Differentiable {
  forward(): Forward;
  /** Returns the gradient of each input, in order. */
  backward(dy: EngineTensor, saved: readonly EngineTensor[]): EngineTensor[];
}

/** Runs an operation with a gradient of its own, both without leaving intermediate tensors. */
export function withGradient(
  tf: Tf,
  inputs: readonly EngineTensor[],
  {forward, backward}: Differentiable,
): EngineTensor {
  const operation = tf.customGrad((...given) => {
    const save = given[given.length - 1] as GradSaveFunc;
    const {value, saved} = forward();
    save([...saved]);
    return {value, gradFunc: (dy, kept) => tf.tidy(() => backward(dy, kept))};
  });
  return operation(...inputs);
}
