import {type Tensor, tensor} from "../tensor.ts";
import {gradients} from "./gradients.ts";
import {createTape, type Tape} from "./tape.ts";
import type {Variable} from "./variable.ts";

/** The place where a gradient and its differences disagree most. */
export interface GradCheck {
  /** |analytic − numeric| over the larger of both, or of a hundredth of the input's largest. */
  readonly error: number;
  /** Name of the input. */
  readonly input: string;
  /** Flat index within that input. */
  readonly index: number;
  readonly analytic: number;
  readonly numeric: number;
}

/** What is checked: builds a value from its inputs, in the order of their record. */
export type TapedFunction = (tape: Tape, inputs: readonly Variable[]) => Variable;

/** Weighs the elements of a result so that no two of them cancel: one number to take the gradient of. */
function asNumber(tape: Tape, y: Variable): Variable {
  if (y.value.data.length === 1) return tape.sum(y);
  const {shape} = y.value;
  const weights = tensor(shape).data.map((_, i) => Math.sin(1 + 2.3 * i) + 0.5 * Math.cos(i * i));
  return tape.sum(tape.multiply(y, tape.constant({shape, data: weights})));
}

/** The function's value as one number. */
function valueAt(f: TapedFunction, values: readonly Tensor[]): number {
  const tape = createTape();
  const variables = values.map((value) => tape.variable(value));
  return asNumber(tape, f(tape, variables)).value.data[0];
}

/** Central difference with respect to element `index` of input `k`. */
function difference(
  f: TapedFunction,
  values: readonly Tensor[],
  {k, index, h}: {k: number; index: number; h: number},
): number {
  const moved = (step: number) => {
    const data = Float64Array.from(values[k].data);
    data[index] += step;
    return valueAt(
      f,
      values.map((value, i) => (i === k ? {shape: value.shape, data} : value)),
    );
  };
  return (moved(h) - moved(-h)) / (2 * h);
}

/**
 * Compares the gradient of the tape with central differences, element by element, and returns the
 * worst.
 *
 * A result of many elements is first made one number by fixed, uneven weights. The error is relative
 * to the larger of both numbers; where both are tiny, to a hundredth of the largest in that input,
 * since the differences themselves are only good to about 1e-10 of the value over h. At a kink (ReLU
 * at 0, equal maxima) no derivative exists and both may differ. The cost is two runs for each element.
 *
 * @formula eq:central-difference $\frac{\partial L}{\partial x_i} = \frac{L(x + h e_i) - L(x - h e_i)}{2h} + O(h^2)$
 * @param f - builds the result on a tape from its inputs; must give the same each time
 * @param inputs - tensors by name
 * @param options - h: step of the differences, 6e-6 when left out, about the cube root of the
 *   precision of a double
 * @returns the worst relative error, its place, and both numbers there
 * @throws RangeError when h is not above 0 or there is no input
 * @ref baydin2018
 * @example gradCheck((tape, [x]) => tape.sigmoid(x), {x: tensor([3], [-1, 0, 2])}).error < 1e-8 // true
 */
export function gradCheck(
  f: TapedFunction,
  inputs: Readonly<Record<string, Tensor>>,
  {h = 6e-6}: {readonly h?: number} = {},
): GradCheck {
  const names = Object.keys(inputs);
  if (!(h > 0 && Number.isFinite(h)))
    throw new RangeError(`gradCheck: h must be above 0, got ${h}`);
  if (names.length === 0) throw new RangeError("gradCheck: inputs must hold a tensor, got none");
  const values = Object.values(inputs);
  const tape = createTape();
  const variables = values.map((value, k) => tape.variable(value, names[k]));
  const analytic = gradients(asNumber(tape, f(tape, variables)), variables);

  let worst: GradCheck = {error: -1, input: "", index: -1, analytic: 0, numeric: 0};
  analytic.forEach(({data}, k) => {
    const numeric = data.map((_, index) => difference(f, values, {k, index, h}));
    const largest = numeric.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    data.forEach((a, index) => {
      const n = numeric[index];
      const scale = Math.max(Math.abs(a), Math.abs(n), largest / 100);
      const error = a === n ? 0 : Math.abs(a - n) / scale;
      const worse = Number.isNaN(error) || error > worst.error;
      if (!worse || Number.isNaN(worst.error)) return;
      worst = {error, input: names[k], index, analytic: a, numeric: n};
    });
  });
  return worst;
}
