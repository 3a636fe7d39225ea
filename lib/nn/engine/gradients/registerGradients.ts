import type {GradConfig, Tensor as TfTensor} from "@tensorflow/tfjs-core";
import type {Tf} from "../engine.ts";
import {MOVES, REDUCTIONS} from "./arrangements.ts";
import {ELEMENTWISE, PAIRS} from "./elementwise.ts";
import {
  addNGradient,
  concatGradient,
  packGradient,
  selectGradient,
  splitGradient,
  unpackGradient,
} from "./joint.ts";
import type {Rule, Rules} from "./rule.ts";

/** Makes a rule the form in which TensorFlow.js takes it. */
function ruled(tf: Tf, kernelName: string, {inputs = [], output = false, back}: Rule): GradConfig {
  return {
    kernelName,
    inputsToSave: [...inputs],
    ...(output ? {outputsToSave: [true]} : {}),
    gradFunc: (dy, saved, attrs) => back(tf, dy as TfTensor, saved, attrs),
  };
}

const RULES: Rules = {
  ...ELEMENTWISE,
  ...PAIRS,
  ...REDUCTIONS,
  ...MOVES,
};

/** The kernels that have a gradient here. */
export const GRADIENTS: readonly string[] = [
  ...Object.keys(RULES),
  ...["AddN", "Concat", "Pack", "Select", "SplitV", "Unpack"],
];

/**
 * Registers the gradients of this library, and only these: those that a build of TensorFlow.js brings
 * along differ between builds, and some are wrong.
 */
export function registerGradients(tf: Tf): void {
  // The names of all kernels stand among the exports.
  for (const name of Object.values(tf)) {
    if (typeof name !== "string" || tf.getGradient(name) === undefined) continue;
    tf.unregisterGradient(name);
  }
  for (const [name, rule] of Object.entries(RULES)) tf.registerGradient(ruled(tf, name, rule));
  tf.registerGradient(concatGradient(tf));
  tf.registerGradient(addNGradient(tf));
  tf.registerGradient(selectGradient(tf));
  tf.registerGradient(splitGradient(tf));
  tf.registerGradient(packGradient(tf));
  tf.registerGradient(unpackGradient(tf));
}
