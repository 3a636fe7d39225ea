import {ShapeError} from "../../core/index.ts";

/** What a rule remembers between steps: averages of gradients, empty where the rule keeps none. */
export interface OptimiserState {
  /** Steps made so far. */
  readonly steps: number;
  /** Velocity of momentum, or the mean gradient of Adam. */
  readonly first: Float64Array;
  /** Mean or sum of squared gradients. */
  readonly second: Float64Array;
}

/** The parameters after a step, and what the rule remembers. */
export interface OptimiserStep {
  readonly parameters: Float64Array;
  readonly state: OptimiserState;
}

/** What every rule needs. */
export interface StepOptions {
  /** Length of a step; no default. */
  readonly learningRate: number;
  /** What the previous step returned; left out at the first. */
  readonly state?: OptimiserState | undefined;
}

/** Throws unless a number lies in a range. */
export function requireBetween(
  who: string,
  name: string,
  {value, from, below = Number.POSITIVE_INFINITY}: {value: number; from: number; below?: number},
): void {
  if (value >= from && value < below) return;
  const end = below === Number.POSITIVE_INFINITY ? "finite" : `below ${below}`;
  throw new RangeError(`${who}: ${name} must be at least ${from} and ${end}, got ${value}`);
}

/** The numbers that a rule works on. */
interface Arrays {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
}

/** Checks parameters, gradient and state of a step; returns the state, zeros at the first step. */
export function startStep(
  who: string,
  {parameters, gradient}: Arrays,
  {learningRate, state}: StepOptions,
): OptimiserState {
  requireBetween(who, "learningRate", {value: learningRate, from: 0});
  const size = parameters.length;
  if (gradient.length !== size) {
    throw new ShapeError(
      `${who}: gradient must hold a number for each parameter, got ${gradient.length} and ${size}`,
    );
  }
  if (state === undefined) {
    return {steps: 0, first: new Float64Array(size), second: new Float64Array(size)};
  }
  if (state.first.length !== size || state.second.length !== size) {
    throw new ShapeError(
      `${who}: state must belong to these parameters, got ${state.first.length} and ${state.second.length} numbers for ${size}`,
    );
  }
  return state;
}
