import {activate, prelu} from "./activations.ts";
import {avgPool, globalAvgPool} from "./avgPool.ts";
import {conv} from "./conv.ts";
import {convTranspose} from "./convTranspose.ts";
import {maxPool} from "./maxPool.ts";
import {batchNorm, batchNormEval, groupNorm, instanceNorm, layerNorm} from "./norms.ts";
import {attention, gateMap, sliceChannels, tensorFusion} from "./fusion.ts";
import {add, concat, cropTo, dense, dropout, flatten, padTo, repeat} from "./shapes.ts";
import {upsample} from "./upsample.ts";

/**
 * The layers of a network on a backend, each with `tf` of an open engine first and differentiable by
 * `tf.grads`; every one gives what the function of nn/ops gives, in single precision.
 */
export const engineOps = {
  conv,
  convTranspose,
  batchNorm,
  batchNormEval,
  groupNorm,
  instanceNorm,
  layerNorm,
  activate,
  prelu,
  maxPool,
  avgPool,
  globalAvgPool,
  upsample,
  dense,
  dropout,
  add,
  concat,
  cropTo,
  padTo,
  repeat,
  flatten,
  sliceChannels,
  gateMap,
  tensorFusion,
  attention,
} as const;
