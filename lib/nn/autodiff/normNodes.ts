import {batchNorm, batchNormBackward} from "../ops/batchNorm.ts";
import {batchNormEval, batchNormEvalBackward} from "../ops/batchNormEval.ts";
import {groupNorm, groupNormBackward} from "../ops/groupNorm.ts";
import {instanceNorm, instanceNormBackward} from "../ops/instanceNorm.ts";
import {layerNorm, layerNormBackward} from "../ops/layerNorm.ts";
import type {NormGradients} from "../ops/normalise.ts";
import type {Tensor} from "../tensor.ts";
import type {RecordNode, Variable} from "./variable.ts";

/** What follows a normalisation; 1 and 0 where gamma and beta are left out, eps 1e-5. */
export interface AffineVariables {
  readonly gamma?: Variable | undefined;
  readonly beta?: Variable | undefined;
  readonly eps?: number | undefined;
}

/** A batch-normalised value with the statistics of the batch, which running averages need. */
export interface BatchNormNode {
  readonly y: Variable;
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** Normalisations on a tape; see the operations of the same names. */
export interface NormNodes {
  /** By the statistics of the batch, as in training. */
  batchNorm(x: Variable, options?: AffineVariables, name?: string): BatchNormNode;
  /** By fixed statistics, as after training. */
  batchNormEval(
    x: Variable,
    options: AffineVariables & {readonly mean: Tensor; readonly variance: Tensor},
    name?: string,
  ): Variable;
  groupNorm(
    x: Variable,
    options: AffineVariables & {readonly groups: number},
    name?: string,
  ): Variable;
  instanceNorm(x: Variable, options?: AffineVariables, name?: string): Variable;
  layerNorm(x: Variable, options?: AffineVariables, name?: string): Variable;
}

/** A normalisation with tensors: its value, and the way back. */
interface Normalisation {
  readonly value: Tensor;
  readonly back: (gradOutput: Tensor) => NormGradients;
}

/** Splits options into what stands on the tape and what the operation takes, all tensors. */
function split<Options extends AffineVariables>({gamma, beta, ...rest}: Options) {
  return {gamma, beta, values: {...rest, gamma: gamma?.value, beta: beta?.value}};
}

/** Builds the normalisations of a tape. */
export function normNodes(record: RecordNode): NormNodes {
  const put = (
    op: string,
    {x, gamma, beta, name = ""}: AffineVariables & {x: Variable; name?: string | undefined},
    {value, back}: Normalisation,
  ): Variable => {
    const inputs = [x, gamma, beta].filter((input) => input !== undefined);
    const backward = (gradOutput: Tensor) => {
      const gradient = back(gradOutput);
      return [
        gradient.x,
        ...(gamma === undefined ? [] : [gradient.gamma]),
        ...(beta === undefined ? [] : [gradient.beta]),
      ];
    };
    return record(op, inputs, {value, backward, name});
  };
  return {
    batchNorm(x, options = {}, name) {
      const {gamma, beta, values} = split(options);
      const {y: value, mean, variance} = batchNorm(x.value, values);
      const back = (g: Tensor) => batchNormBackward(g, {...values, x: x.value});
      return {y: put("batchNorm", {x, gamma, beta, name}, {value, back}), mean, variance};
    },
    batchNormEval(x, options, name) {
      const {gamma, beta, values} = split(options);
      const value = batchNormEval(x.value, values);
      const back = (g: Tensor) => batchNormEvalBackward(g, {...values, x: x.value});
      return put("batchNormEval", {x, gamma, beta, name}, {value, back});
    },
    groupNorm(x, options, name) {
      const {gamma, beta, values} = split(options);
      const value = groupNorm(x.value, values);
      const back = (g: Tensor) => groupNormBackward(g, {...values, x: x.value});
      return put("groupNorm", {x, gamma, beta, name}, {value, back});
    },
    instanceNorm(x, options = {}, name) {
      const {gamma, beta, values} = split(options);
      const value = instanceNorm(x.value, values);
      const back = (g: Tensor) => instanceNormBackward(g, {...values, x: x.value});
      return put("instanceNorm", {x, gamma, beta, name}, {value, back});
    },
    layerNorm(x, options = {}, name) {
      const {gamma, beta, values} = split(options);
      const value = layerNorm(x.value, values);
      const back = (g: Tensor) => layerNormBackward(g, {...values, x: x.value});
      return put("layerNorm", {x, gamma, beta, name}, {value, back});
    },
  };
}
