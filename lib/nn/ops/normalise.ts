import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/**
 * How a normalisation sees a tensor: as [blocks, positions, groups, members]. Each pair of block and
 * group has one mean and one variance, taken over its positions and members; gamma and beta have one
 * entry for each pair of group and member.
 */
export interface NormView {
  readonly blocks: number;
  readonly positions: number;
  readonly groups: number;
  readonly members: number;
}

/** What a normalisation does after it has normalised. */
export interface NormAffine {
  /** Scale of each channel; 1 when left out. */
  readonly gamma?: Tensor | undefined;
  /** Shift of each channel; 0 when left out. */
  readonly beta?: Tensor | undefined;
  /** Added to the variance; 1e-5 when left out. */
  readonly eps?: number | undefined;
}

/** Gradients of a loss with respect to the inputs of a normalisation. */
export interface NormGradients {
  readonly x: Tensor;
  readonly gamma: Tensor;
  readonly beta: Tensor;
}

/** A mean and a variance for each set of elements; the divisor of the variance is their number. */
export interface Moments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Throws unless eps is a finite number of at least 0. */
export function requireEps(who: string, eps: number): void {
  if (!Number.isFinite(eps) || eps < 0) {
    throw new RangeError(`${who}: eps must be a finite number of at least 0, got ${eps}`);
  }
}

/** Throws unless every set that gets a mean of its own holds at least two numbers. */
function requireSpread(who: string, x: Tensor, {positions, members}: NormView): void {
  const count = positions * members;
  if (count < 2) {
    throw new RangeError(
      `${who}: x must hold at least 2 numbers for each mean, got ${count} in shape ${shapeText(x.shape)}; a single number minus its own mean is always 0`,
    );
  }
}

/** Throws unless a parameter, where there is one, has the wanted shape. */
export function requireShape(
  who: string,
  {name, value, shape}: {name: string; value: Tensor | undefined; shape: readonly number[]},
): void {
  if (value === undefined) return;
  const same = value.shape.length === shape.length && value.shape.every((n, i) => n === shape[i]);
  if (!same) {
    throw new ShapeError(
      `${who}: ${name} must have shape ${shapeText(shape)}, got ${shapeText(value.shape)}`,
    );
  }
}

/** Returns the channels of a tensor that must have a batch and a channel axis. */
export function channelsOf(who: string, x: Tensor): number {
  if (x.shape.length < 2) {
    throw new ShapeError(
      `${who}: x must have a batch and a channel axis, got ${shapeText(x.shape)}`,
    );
  }
  return x.shape[x.shape.length - 1];
}

/** Computes mean and population variance of each set, the variance from deviations. */
export function momentsOf(data: Float64Array, view: NormView): Moments {
  const {blocks, positions, groups, members} = view;
  const count = positions * members;
  const mean = new Float64Array(blocks * groups);
  const first = new Float64Array(blocks * groups);
  const variance = new Float64Array(blocks * groups);

  // First pass: the means.
  for (let b = 0, i = 0; b < blocks; b++) {
    for (let p = 0; p < positions; p++) {
      for (let g = b * groups; g < (b + 1) * groups; g++) {
        for (let k = 0; k < members; k++) mean[g] += data[i++];
      }
    }
  }
  for (let g = 0; g < mean.length; g++) mean[g] /= count;

  // Second pass: deviations; their own sum takes the rounding error of the mean out again.
  for (let b = 0, i = 0; b < blocks; b++) {
    for (let p = 0; p < positions; p++) {
      for (let g = b * groups; g < (b + 1) * groups; g++) {
        for (let k = 0; k < members; k++) {
          const deviation = data[i++] - mean[g];
          first[g] += deviation;
          variance[g] += deviation * deviation;
        }
      }
    }
  }
  for (let g = 0; g < mean.length; g++) {
    const rest = first[g] / count;
    mean[g] += rest;
    variance[g] = Math.max(0, variance[g] / count - rest * rest);
  }
  return {mean, variance};
}

/** Computes 1 / √(variance + ε) of each set. */
function inverseSpread(variance: Float64Array, eps: number): Float64Array {
  return variance.map((v) => 1 / Math.sqrt(v + eps));
}

/** Computes γ (x − μ) / √(σ² + ε) + β, each element with the moments of its set. */
export function normalise(
  x: Tensor,
  view: NormView,
  {gamma, beta, eps, mean, variance}: NormAffine & Moments & {readonly eps: number},
): Tensor {
  const {blocks, positions, groups, members} = view;
  const inverse = inverseSpread(variance, eps);
  const data = new Float64Array(x.data.length);
  for (let b = 0, i = 0; b < blocks; b++) {
    for (let p = 0; p < positions; p++) {
      for (let g = 0; g < groups; g++) {
        const set = b * groups + g;
        for (let c = g * members; c < (g + 1) * members; c++, i++) {
          const normalised = (x.data[i] - mean[set]) * inverse[set];
          const scale = gamma === undefined ? 1 : gamma.data[c];
          data[i] = scale * normalised + (beta === undefined ? 0 : beta.data[c]);
        }
      }
    }
  }
  return {shape: [...x.shape], data};
}

/** Computes the moments of x and normalises with them. */
export function normaliseByOwn(
  who: string,
  x: Tensor,
  {view, gamma, beta, eps = 1e-5}: NormAffine & {readonly view: NormView},
): {y: Tensor; moments: Moments} {
  requireEps(who, eps);
  requireSpread(who, x, view);
  const moments = momentsOf(x.data, view);
  return {y: normalise(x, view, {gamma, beta, eps, ...moments}), moments};
}

/**
 * Carries a gradient back through a normalisation by the moments of x itself: with h = γ · gradOutput,
 * grad x = (h − mean(h) − x̂ · mean(h x̂)) / √(σ² + ε), the means taken over the element's own set.
 */
export function normaliseByOwnBackward(
  who: string,
  gradOutput: Tensor,
  {x, view, gamma, eps = 1e-5}: NormAffine & {readonly x: Tensor; readonly view: NormView},
): NormGradients {
  requireEps(who, eps);
  requireSpread(who, x, view);
  requireShape(who, {name: "gradOutput", value: gradOutput, shape: x.shape});
  const {blocks, positions, groups, members} = view;
  const {mean, variance} = momentsOf(x.data, view);
  const inverse = inverseSpread(variance, eps);
  const gradGamma = new Float64Array(groups * members);
  const gradBeta = new Float64Array(groups * members);
  const sumH = new Float64Array(blocks * groups);
  const sumHX = new Float64Array(blocks * groups);

  // First pass: the sums over each channel and over each set.
  for (let b = 0, i = 0; b < blocks; b++) {
    for (let p = 0; p < positions; p++) {
      for (let g = 0; g < groups; g++) {
        const set = b * groups + g;
        for (let c = g * members; c < (g + 1) * members; c++, i++) {
          const normalised = (x.data[i] - mean[set]) * inverse[set];
          const h = gradOutput.data[i] * (gamma === undefined ? 1 : gamma.data[c]);
          gradBeta[c] += gradOutput.data[i];
          gradGamma[c] += gradOutput.data[i] * normalised;
          sumH[set] += h;
          sumHX[set] += h * normalised;
        }
      }
    }
  }

  // Second pass: what reaches x directly, by way of the mean, and by way of the variance.
  const count = positions * members;
  const data = new Float64Array(x.data.length);
  for (let b = 0, i = 0; b < blocks; b++) {
    for (let p = 0; p < positions; p++) {
      for (let g = 0; g < groups; g++) {
        const set = b * groups + g;
        for (let c = g * members; c < (g + 1) * members; c++, i++) {
          const normalised = (x.data[i] - mean[set]) * inverse[set];
          const h = gradOutput.data[i] * (gamma === undefined ? 1 : gamma.data[c]);
          data[i] = (h - sumH[set] / count - (normalised * sumHX[set]) / count) * inverse[set];
        }
      }
    }
  }
  const shape = gamma?.shape ?? [groups * members];
  return {
    x: {shape: [...x.shape], data},
    gamma: {shape: [...shape], data: gradGamma},
    beta: {shape: [...shape], data: gradBeta},
  };
}
