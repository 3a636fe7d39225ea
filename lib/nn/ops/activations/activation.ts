import type {ActivationName} from "../../network/network.ts";
import {celu, celuDerivative} from "./celu.ts";
import {elu, eluDerivative, eluSecondDerivative} from "./elu.ts";
import {gelu, geluDerivative, geluSecondDerivative} from "./gelu.ts";
import {geluTanh, geluTanhDerivative} from "./geluTanh.ts";
import {hardSwish, hardSwishDerivative} from "./hardSwish.ts";
import {leakyRelu, leakyReluDerivative} from "./leakyRelu.ts";
import {logSigmoid, logSigmoidDerivative} from "./logSigmoid.ts";
import {mish, mishDerivative} from "./mish.ts";
import {relu, reluDerivative, reluSecondDerivative} from "./relu.ts";
import {relu6, relu6Derivative} from "./relu6.ts";
import {selu, seluDerivative} from "./selu.ts";
import {sigmoid, sigmoidDerivative} from "./sigmoid.ts";
import {silu, siluDerivative} from "./silu.ts";
import {softplus, softplusDerivative} from "./softplus.ts";
import {softsign, softsignDerivative} from "./softsign.ts";
import {tanhDerivative} from "./tanhDerivative.ts";

/** Activations that act on each number by itself. */
export type ScalarActivationName =
  | Exclude<ActivationName, "softmax">
  | "celu"
  | "selu"
  | "geluTanh"
  | "hardSwish"
  | "relu6"
  | "logSigmoid"
  | "softsign";

/** An activation of one number: its value, its slope and, where it is listed, its second derivative. */
export interface ScalarActivation {
  readonly value: (x: number) => number;
  readonly derivative: (x: number) => number;
  readonly secondDerivative?: (x: number) => number;
}

/** Activations without a parameter. */
const PLAIN: Readonly<Record<string, ScalarActivation>> = {
  relu: {value: relu, derivative: reluDerivative, secondDerivative: reluSecondDerivative},
  gelu: {value: gelu, derivative: geluDerivative, secondDerivative: geluSecondDerivative},
  geluTanh: {value: geluTanh, derivative: geluTanhDerivative},
  silu: {value: silu, derivative: siluDerivative},
  mish: {value: mish, derivative: mishDerivative},
  sigmoid: {value: sigmoid, derivative: sigmoidDerivative},
  tanh: {value: Math.tanh, derivative: tanhDerivative},
  selu: {value: selu, derivative: seluDerivative},
  hardSwish: {value: hardSwish, derivative: hardSwishDerivative},
  relu6: {value: relu6, derivative: relu6Derivative},
  logSigmoid: {value: logSigmoid, derivative: logSigmoidDerivative},
  softsign: {value: softsign, derivative: softsignDerivative},
};

/** An activation with a parameter: what it is when left out, and whether it must be above 0. */
interface Family {
  readonly usual: number;
  readonly positive: boolean;
  readonly of: (alpha: number) => ScalarActivation;
}

const FAMILIES: Readonly<Record<string, Family>> = {
  leakyRelu: {
    usual: 0.01,
    positive: false,
    of: (a) => ({value: (x) => leakyRelu(x, a), derivative: (x) => leakyReluDerivative(x, a)}),
  },
  elu: {
    usual: 1,
    positive: false,
    of: (a) => ({
      value: (x) => elu(x, a),
      derivative: (x) => eluDerivative(x, a),
      secondDerivative: (x) => eluSecondDerivative(x, a),
    }),
  },
  celu: {
    usual: 1,
    positive: true,
    of: (a) => ({value: (x) => celu(x, a), derivative: (x) => celuDerivative(x, a)}),
  },
  softplus: {
    usual: 1,
    positive: true,
    of: (a) => ({value: (x) => softplus(x, a), derivative: (x) => softplusDerivative(x, a)}),
  },
};

/** The names of all activations that act on each number by itself. */
export const SCALAR_ACTIVATIONS: readonly ScalarActivationName[] = [
  ...Object.keys(PLAIN),
  ...Object.keys(FAMILIES),
] as ScalarActivationName[];

/** Finds an activation for a caller that names itself in messages. */
export function activationFor(
  who: string,
  {type, alpha}: {readonly type: string; readonly alpha?: number | undefined},
): ScalarActivation {
  if (Object.hasOwn(PLAIN, type)) {
    if (alpha === undefined) return PLAIN[type];
    throw new RangeError(`${who}: alpha must be left out for ${type}, got ${alpha}`);
  }
  if (!Object.hasOwn(FAMILIES, type)) {
    const known = SCALAR_ACTIVATIONS.join(", ");
    throw new RangeError(`${who}: type must be one of ${known}, got ${JSON.stringify(type)}`);
  }
  const {usual, positive, of} = FAMILIES[type];
  const chosen = alpha ?? usual;
  if (!Number.isFinite(chosen) || (positive && chosen <= 0)) {
    const rule = positive ? "a finite number above 0" : "a finite number";
    throw new RangeError(`${who}: alpha of ${type} must be ${rule}, got ${chosen}`);
  }
  return of(chosen);
}

/**
 * Finds an activation by name: its value, its slope and, for relu, elu and gelu, its second derivative.
 *
 * At a corner the slope is the one that PyTorch takes: of ReLU, leaky ReLU, ELU and SELU that of the
 * left side.
 *
 * @formula eq:activation $y = \phi(x)$, $\frac{\partial L}{\partial x} = \phi'(x)\,\frac{\partial L}{\partial y}$
 * @param type - relu, leakyRelu, elu, celu, selu, gelu, geluTanh, silu, mish, softplus, sigmoid, tanh,
 *   hardSwish, relu6, logSigmoid or softsign
 * @param options - alpha: slope below 0 of leakyRelu (0.01 when left out), alpha of elu and celu (1),
 *   beta of softplus (1)
 * @returns value, derivative and perhaps secondDerivative, functions of one number
 * @throws RangeError when the name is none of those or alpha does not suit it
 * @ref paszke2019
 * @example activation("elu", {alpha: 2}).derivative(0) // 2
 * activation("relu").value(-1) // 0
 */
export function activation(
  type: ScalarActivationName,
  {alpha}: {readonly alpha?: number | undefined} = {},
): ScalarActivation {
  return activationFor("activation", {type, alpha});
}
