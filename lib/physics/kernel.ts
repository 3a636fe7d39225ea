import {gaussLegendre, ShapeError} from "../core/index.ts";

/** The 16-point rule for kernels given as functions. */
const GAUSS_16 = gaussLegendre(16);

/** A kernel sampled on a grid: a point spread, a filter, one channel pair of a trained layer. */
export interface SampledKernel {
  readonly data: ArrayLike<number>;
  /** Samples along x, y, z. */
  readonly shape: readonly [number, number, number];
  /** Distance of the samples, mm. */
  readonly spacing: readonly [number, number, number];
}

/** A kernel known as a function of place, such as an interpolation kernel. */
export interface ContinuousKernel {
  /** Value at x mm, per mm. */
  readonly response: (x: number) => number;
  /** Ends of the support and the places between where the response has a corner or a jump, ascending, mm. */
  readonly knots: readonly number[];
}

/** A line of samples, samples on a grid, or a function of place. */
export type Kernel = ArrayLike<number> | SampledKernel | ContinuousKernel;

/** Which sample stands at place 0: the first one, or sample ⌊n/2⌋ of every axis. */
export type KernelOrigin = "first" | "centre";

/** How a kernel is placed on the frequency axis. */
export interface KernelOptions {
  /** Frequencies, cycles per mm, shape [n]; per sample where stepMm is 1. */
  readonly frequency: ArrayLike<number>;
  /** Distance of the samples of a line, mm; a kernel of any other kind brings its own. */
  readonly stepMm?: number;
  /** Way along which a kernel on a grid is taken, in voxel axes; it need not have length 1. */
  readonly direction?: readonly [number, number, number];
}

/** Weights at places along one line: what the transform of any kernel is a sum over. */
export interface WeightedPlaces {
  readonly weights: Float64Array;
  /** Places along the direction, mm. */
  readonly places: Float64Array;
}

/** Gives the index of the sample at place 0. */
export function originIndex(who: string, n: number, origin: KernelOrigin): number {
  if (origin === "first") return 0;
  if (origin === "centre") return Math.floor(n / 2);
  throw new RangeError(`${who}: origin must be "first" or "centre", got ${String(origin)}`);
}

/** Checks the samples of a kernel. */
function requireSamples(who: string, samples: ArrayLike<number>): void {
  if (samples.length === 0) {
    throw new RangeError(`${who}: kernel must hold at least one number, got 0`);
  }
  for (let i = 0; i < samples.length; i++) {
    if (!Number.isFinite(samples[i])) {
      throw new RangeError(`${who}: kernel[${i}] must be a finite number, got ${samples[i]}`);
    }
  }
}

/** Lays the samples of a line along it. */
function placesOfLine(
  who: string,
  samples: ArrayLike<number>,
  stepMm: number | undefined,
  origin: KernelOrigin,
): WeightedPlaces {
  requireSamples(who, samples);
  if (!(stepMm !== undefined && Number.isFinite(stepMm) && stepMm > 0)) {
    throw new RangeError(
      `${who}: stepMm must be given for a line of samples, in mm and above 0, got ${String(stepMm)}`,
    );
  }
  const first = originIndex(who, samples.length, origin);
  return {
    weights: Float64Array.from(samples),
    places: Float64Array.from(samples, (_, i) => (i - first) * stepMm),
  };
}

/** Checks that a kernel on a grid has as many samples as its shape says, at real distances. */
export function requireKernelGrid(who: string, {data, shape, spacing}: SampledKernel): void {
  const isWhole = shape.length === 3 && shape.every((n) => Number.isInteger(n) && n >= 1);
  if (!isWhole || shape[0] * shape[1] * shape[2] !== data.length) {
    throw new ShapeError(
      `${who}: a kernel of shape ${shape.join(" × ")} must hold ${shape[0] * shape[1] * shape[2]} numbers, at least 1 along each axis, got ${data.length}`,
    );
  }
  if (!spacing.every((step) => Number.isFinite(step) && step > 0)) {
    throw new RangeError(
      `${who}: a kernel's spacing must be three finite sizes above 0 mm, got ${spacing.join(" × ")}`,
    );
  }
}

/** Lays the samples of a grid along a direction: each at the length of its shadow on it. */
function placesOfGrid(
  who: string,
  kernel: SampledKernel,
  direction: readonly [number, number, number] | undefined,
  origin: KernelOrigin,
): WeightedPlaces {
  const {data, shape, spacing} = kernel;
  requireSamples(who, data);
  requireKernelGrid(who, kernel);
  const size = direction === undefined ? 0 : Math.hypot(...direction);
  if (direction === undefined || !(Number.isFinite(size) && size > 0)) {
    throw new RangeError(
      `${who}: direction must be given for a kernel on a grid, three numbers not all 0, got ${String(direction)}`,
    );
  }
  const first = shape.map((n) => originIndex(who, n, origin));
  const step = direction.map((d, axis) => (d / size) * spacing[axis]);
  const weights = Float64Array.from(data);
  const places = new Float64Array(data.length);
  let at = 0;
  for (let k = 0; k < shape[2]; k++) {
    for (let j = 0; j < shape[1]; j++) {
      const start = (k - first[2]) * step[2] + (j - first[1]) * step[1];
      for (let i = 0; i < shape[0]; i++) places[at++] = start + (i - first[0]) * step[0];
    }
  }
  return {weights, places};
}

/** Turns the integral of a continuous kernel into a sum: 16 points on pieces that hold at most one cycle. */
function placesOfFunction(
  who: string,
  {response, knots}: ContinuousKernel,
  frequency: ArrayLike<number>,
): WeightedPlaces {
  if (
    knots.length < 2 ||
    !knots.every((x, i) => Number.isFinite(x) && (i === 0 || x > knots[i - 1]))
  ) {
    throw new RangeError(
      `${who}: knots must be at least two finite places, ascending, got ${knots.join(", ")}`,
    );
  }
  let highest = 0;
  for (let i = 0; i < frequency.length; i++) highest = Math.max(highest, Math.abs(frequency[i]));
  const weights: number[] = [];
  const places: number[] = [];
  for (let p = 1; p < knots.length; p++) {
    const length = knots[p] - knots[p - 1];
    const parts = Math.max(1, Math.ceil(length * highest));
    const half = length / parts / 2;
    for (let part = 0; part < parts; part++) {
      const middle = knots[p - 1] + (2 * part + 1) * half;
      for (let i = 0; i < GAUSS_16.nodes.length; i++) {
        const x = middle + half * GAUSS_16.nodes[i];
        places.push(x);
        weights.push(half * GAUSS_16.weights[i] * response(x));
      }
    }
  }
  requireSamples(who, weights);
  return {weights: Float64Array.from(weights), places: Float64Array.from(places)};
}

/** Turns a kernel of any kind into weights at places along one line. */
export function placesOf(
  who: string,
  kernel: Kernel,
  {frequency, stepMm, direction}: KernelOptions,
  origin: KernelOrigin,
): WeightedPlaces {
  for (let i = 0; i < frequency.length; i++) {
    if (!Number.isFinite(frequency[i])) {
      throw new RangeError(`${who}: frequency[${i}] must be a finite number, got ${frequency[i]}`);
    }
  }
  if ("response" in kernel) return placesOfFunction(who, kernel, frequency);
  if ("shape" in kernel) return placesOfGrid(who, kernel, direction, origin);
  return placesOfLine(who, kernel, stepMm, origin);
}

/** Sums weights · e^{−2πi k x} over the places, for each frequency k. */
export function transformOf(
  {weights, places}: WeightedPlaces,
  frequency: ArrayLike<number>,
): {readonly re: Float64Array; readonly im: Float64Array} {
  const re = new Float64Array(frequency.length);
  const im = new Float64Array(frequency.length);
  for (let f = 0; f < frequency.length; f++) {
    const turn = -2 * Math.PI * frequency[f];
    let real = 0;
    let imaginary = 0;
    for (let i = 0; i < weights.length; i++) {
      real += weights[i] * Math.cos(turn * places[i]);
      imaginary += weights[i] * Math.sin(turn * places[i]);
    }
    re[f] = real;
    im[f] = imaginary;
  }
  return {re, im};
}
