import {sizeOf} from "../../tensor.ts";
import type {GradConfig, Tensor as TfTensor} from "@tensorflow/tfjs-core";
import type {Tf} from "../engine.ts";

/** The gradient of concat: each part's band of dy. */
export function concatGradient(tf: Tf): GradConfig {
  return {
    kernelName: "Concat",
    saveAllInputs: true,
    gradFunc: (dy, saved, {axis}) => {
      const g = dy as TfTensor;
      const at = Number(axis) < 0 ? Number(axis) + g.rank : Number(axis);
      const before = sizeOf(g.shape.slice(0, at));
      const behind = sizeOf(g.shape.slice(at + 1));
      let start = 0;
      const bands = saved.map((part, index) => {
        const [begin, size] = [start, part.shape[at]];
        start += size;
        const band = (): TfTensor => {
          const rows = tf.reshape(g, [before, g.shape[at], behind]);
          return tf.reshape(tf.slice(rows, [0, begin, 0], [before, size, behind]), part.shape);
        };
        return [String(index), band] as const;
      });
      return Object.fromEntries(bands);
    },
  };
}

/** The gradient of split: the bands' gradients side by side. */
export function splitGradient(tf: Tf): GradConfig {
  return {
    kernelName: "SplitV",
    gradFunc: (dy, _, {axis}) => ({x: () => tf.concat([dy].flat(), Number(axis))}),
  };
}

/** The gradient of stack: each part's slice of dy. */
export function packGradient(tf: Tf): GradConfig {
  return {
    kernelName: "Pack",
    saveAllInputs: true,
    gradFunc: (dy, saved, {axis}) => {
      const g = dy as TfTensor;
      const at = Number(axis) < 0 ? Number(axis) + g.rank : Number(axis);
      const slices = saved.map((part, index) => {
        const begin = g.shape.map((_, i) => (i === at ? index : 0));
        const size = g.shape.map((n, i) => (i === at ? 1 : n));
        return [String(index), () => tf.reshape(tf.slice(g, begin, size), part.shape)] as const;
      });
      return Object.fromEntries(slices);
    },
  };
}

/** The gradient of unstack: the parts' gradients stacked again. */
export function unpackGradient(tf: Tf): GradConfig {
  return {
    kernelName: "Unpack",
    gradFunc: (dy, _, {axis}) => ({value: () => tf.stack([dy].flat(), Number(axis))}),
  };
}

/** The gradient of a sum of many tensors of one shape. */
export function addNGradient(tf: Tf): GradConfig {
  return {
    kernelName: "AddN",
    saveAllInputs: true,
    gradFunc: (dy, saved) =>
      Object.fromEntries(saved.map((_, index) => [String(index), () => tf.clone(dy as TfTensor)])),
  };
}

/** The gradient of where: to the tensor that was taken; none to the condition. */
export function selectGradient(tf: Tf): GradConfig {
  return {
    kernelName: "Select",
    inputsToSave: ["condition"],
    gradFunc: (dy, [condition]) => {
      const g = dy as TfTensor;
      const taken = (): TfTensor => tf.cast(condition, "float32");
      return {
        condition: () => tf.zerosLike(taken()),
        t: () => tf.mul(g, taken()),
        e: () => tf.mul(g, tf.sub(1, taken())),
      };
    },
  };
}
