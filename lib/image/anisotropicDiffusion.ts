import {checkedGrid} from "./checkedGrid.ts";
import {floatLike} from "./floatData.ts";
import type {Volume} from "./volume.ts";

/** How long an image diffuses, and which edges stop it. */
export interface AnisotropicDiffusionOptions {
  /** Number of time steps. */
  readonly steps: number;
  /** Length of one step, mm²; at most 1 / (2 Σ 1/s²), above which the scheme is unstable. */
  readonly stepMm2: number;
  /** Steepness at which an edge begins to stop the flow, in the image's unit per mm, above 0. */
  readonly kappaPerMm: number;
  /** How conductance falls with steepness g: exp(−(g/κ)²), or 1/(1 + (g/κ)²), which favours wide regions. */
  readonly conductance: "exponential" | "rational";
}

/** Checks the options; the largest stable step follows from the spacing of the axes in use. */
function check(
  volume: Volume,
  {steps, stepMm2, kappaPerMm, conductance}: AnisotropicDiffusionOptions,
): void {
  const {shape, spacing} = checkedGrid("anisotropicDiffusion", volume, volume.data.length);
  let total = 0;
  for (let axis = 0; axis < 3; axis++) if (shape[axis] > 1) total += 1 / spacing[axis] ** 2;
  const largest = total === 0 ? Number.POSITIVE_INFINITY : 1 / (2 * total);
  if (!(Number.isInteger(steps) && steps >= 0)) {
    throw new RangeError(
      `anisotropicDiffusion: steps must be a whole number of at least 0, got ${steps}`,
    );
  }
  if (!(stepMm2 > 0 && stepMm2 <= largest)) {
    throw new RangeError(
      `anisotropicDiffusion: stepMm2 must lie above 0 and be at most ${largest} mm² on this grid, got ${stepMm2}`,
    );
  }
  if (!(Number.isFinite(kappaPerMm) && kappaPerMm > 0)) {
    throw new RangeError(
      `anisotropicDiffusion: kappaPerMm must be finite and above 0, got ${kappaPerMm}`,
    );
  }
  if (conductance !== "exponential" && conductance !== "rational") {
    throw new RangeError(
      `anisotropicDiffusion: conductance must be "exponential" or "rational", got ${String(conductance)}`,
    );
  }
}

/** Moves the flow between neighbours along one axis from `now` into `next`. */
function flowAlong(
  now: Float64Array,
  next: Float64Array,
  {
    n,
    stride,
    spacing,
    stepMm2,
    kappaPerMm,
    isExponential,
  }: {
    n: number;
    stride: number;
    spacing: number;
    stepMm2: number;
    kappaPerMm: number;
    isExponential: boolean;
  },
): void {
  const rate = stepMm2 / (spacing * spacing);
  const steep = 1 / (spacing * kappaPerMm);
  for (let block = 0; block < now.length; block += n * stride) {
    const end = block + (n - 1) * stride;
    for (let i = block; i < end; i++) {
      const difference = now[i + stride] - now[i];
      const g = difference * steep;
      const open = isExponential ? Math.exp(-g * g) : 1 / (1 + g * g);

      // What leaves one voxel enters the other, so the sum of the image stays.
      const flow = rate * open * difference;
      next[i] += flow;
      next[i + stride] -= flow;
    }
  }
}

/**
 * Lets an image diffuse like heat, slower where it is steep: regions become even, edges stay
 * (Perona and Malik). Nothing flows through the border, so the mean stays. An axis of one voxel is
 * left alone; a NaN spreads one voxel with each step. ITK's filter scales κ by the image's mean gradient
 * and takes the whole gradient at a face, so its numbers differ.
 *
 * @formula $\partial_t f = \nabla\!\cdot\!\bigl(c(|\partial_a f|)\,\nabla f\bigr)$, $c(g) = e^{-(g/\kappa)^2}$ or $1 / (1 + (g/\kappa)^2)$ on each face between voxels
 * @param volume - the image
 * @param options - steps; stepMm2, the length of a step; kappaPerMm, the steepness of an edge;
 *   conductance, "exponential" or "rational"
 * @returns the image after diffusion, in the same unit
 * @throws RangeError when an option breaks its rule, or the step is too long to be stable
 * @ref perona1990
 * @example anisotropicDiffusion(createVolume(Float64Array.of(0, 8), {shape: [2, 1, 1], unit: "1"}), {steps: 1, stepMm2: 0.25, kappaPerMm: 8, conductance: "rational"}).data // [1, 7]
 */
export function anisotropicDiffusion(volume: Volume, options: AnisotropicDiffusionOptions): Volume {
  check(volume, options);
  const {shape, spacing} = volume;
  const {steps, stepMm2, kappaPerMm} = options;
  const isExponential = options.conductance === "exponential";
  const strides = [1, shape[0], shape[0] * shape[1]];
  const now = Float64Array.from(volume.data);
  const next = now.slice();
  for (let step = 0; step < steps; step++) {
    for (let axis = 0; axis < 3; axis++) {
      const [n, stride] = [shape[axis], strides[axis]];
      const task = {n, stride, spacing: spacing[axis], stepMm2, kappaPerMm, isExponential};
      flowAlong(now, next, task);
    }
    now.set(next);
  }
  const data = floatLike(volume.data, now.length);
  data.set(now);
  return {...volume, data};
}
