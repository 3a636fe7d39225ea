import {ShapeError} from "../core/index.ts";
import {createVolume, type Volume} from "../image/index.ts";
import {requireFinite} from "./elementwise.ts";
import {goldenViewOrder} from "./goldenViewOrder.ts";
import {pictureGrid} from "./pictureGrid.ts";
import {pathStep, requireSinogram, type Sinogram} from "./sinogram.ts";

/** How far and how often the slice is corrected. */
export interface SartOptions {
  /** Share of each correction that is taken, above 0 and below 2; 0.15 is cautious. */
  readonly relaxation: number;
  /** How often every view is used. */
  readonly passes: number;
  /** The slice to start from, in the sinogram's unit; zeros when left out. */
  readonly start?: Volume;
  /** Smallest and largest value that a pixel may take, such as [0, Infinity]; free when left out. */
  readonly limits?: readonly [number, number];
}

/** Weight of the cosine in the window along a ray: an equiripple Hamming window. */
const BETA = 0.46164;

/** Checks the options at the boundary. */
function requireOptions(
  {samples, unit}: Sinogram,
  {relaxation, passes, start, limits}: SartOptions,
): void {
  if (samples < 4) {
    throw new RangeError(
      `sart: the sinogram must hold at least 4 samples a view, got ${samples}; no ray would meet a pixel`,
    );
  }
  if (!(relaxation > 0 && relaxation < 2)) {
    throw new RangeError(`sart: relaxation must be above 0 and below 2, got ${relaxation}`);
  }
  if (!Number.isInteger(passes) || passes < 1) {
    throw new RangeError(`sart: passes must be a whole number of at least 1, got ${passes}`);
  }
  if (limits !== undefined && !(limits[0] <= limits[1])) {
    throw new RangeError(`sart: limits must be [low, high], got [${limits.join(", ")}]`);
  }
  if (start === undefined) return;
  if (start.shape[0] !== samples || start.shape[1] !== samples || start.shape[2] !== 1) {
    throw new ShapeError(
      `sart: start must have the shape ${samples} × ${samples} × 1, got ${start.shape.join(" × ")}`,
    );
  }
  if (start.unit !== unit) {
    throw new ShapeError(`sart: start must be in ${unit} as the sinogram is, got ${start.unit}`);
  }
  start.data.forEach((value, i) => {
    if (!Number.isFinite(value)) requireFinite("sart", `start.data[${i}]`, value);
  });
}

/** Adds to `update` what one ray asks for: how far its sum is off, spread over the pixels it crosses. */
function correctRay(
  update: Float64Array,
  field: Float64Array,
  n: number,
  {s, cos, sin, measured}: {s: number; cos: number; sin: number; measured: number},
): void {
  const stride = n + 1;
  const middle = Math.floor(n / 2);
  const radius = middle - 1;
  if (s * s > radius * radius) return;

  // Steps of about half a pixel through the circle, its two ends included.
  const half = Math.sqrt(radius * radius - s * s);
  const steps = 2 * Math.ceil(2 * half);
  if (steps === 0) return;
  const ds = (2 * half) / steps;
  const x0 = middle + half * sin + s * cos;
  const y0 = middle + half * cos - s * sin;
  const dx = -ds * sin;
  const dy = -ds * cos;

  // The ray's own sum, and the sum of its squared weights.
  let sum = 0;
  let norm = 0;
  for (let k = 0; k <= steps; k++) {
    const x = x0 + k * dx;
    const y = y0 + k * dy;
    const i = x | 0;
    const j = y | 0;
    const fx = x - i;
    const fy = y - j;
    const at = j * stride + i;
    const top = field[at] + fx * (field[at + 1] - field[at]);
    const bottom = field[at + stride] + fx * (field[at + stride + 1] - field[at + stride]);
    sum += top + fy * (bottom - top);
    norm += ((1 - fx) * (1 - fx) + fx * fx) * ((1 - fy) * (1 - fy) + fy * fy);
  }
  sum *= ds;
  norm *= ds * ds;

  // The error goes back along the same weights, less near the ends of the ray.
  const error = (ds * (measured - sum)) / norm;
  const turn = (2 * Math.PI) / (steps - 1);
  for (let k = 0; k <= steps; k++) {
    const x = x0 + k * dx;
    const y = y0 + k * dy;
    const i = x | 0;
    const j = y | 0;
    const fx = x - i;
    const share = error * (1 - BETA - BETA * Math.cos(turn * k));
    const low = share * (y - j);
    const high = share - low;
    const at = j * stride + i;
    update[at] += high - high * fx;
    update[at + 1] += high * fx;
    update[at + stride] += low - low * fx;
    update[at + stride + 1] += low * fx;
  }
}

/** Uses one view: every ray against the same slice, then one step. */
function useView(
  field: Float64Array,
  update: Float64Array,
  {data, samples, anglesDeg, ...about}: Sinogram,
  view: number,
  {relaxation, limits}: SartOptions,
): void {
  const angle = (anglesDeg[view] * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const perPixel = 1 / pathStep(about);
  const middle = Math.floor(samples / 2);
  update.fill(0);
  for (let k = 0; k < samples; k++) {
    const measured = data[view * samples + k] * perPixel;
    correctRay(update, field, samples, {s: k - middle, cos, sin, measured});
  }
  for (let i = 0; i < field.length; i++) field[i] += relaxation * update[i];
  if (limits === undefined) return;
  const [low, high] = limits;
  for (let i = 0; i < field.length; i++) field[i] = Math.min(high, Math.max(low, field[i]));
}

/**
 * Reconstructs a slice by correcting it view by view until it explains its projections (SART).
 *
 * One pass with relaxation 0.15 is scikit-image's `iradon_sart`: views in the order of the golden section, rays sampled
 * about every half pixel inside a circle one pixel smaller than the slice, corrections spread with a Hamming window.
 *
 * @formula eq:sart $f \leftarrow f + \lambda \sum_i a_i\, \frac{p_i - \langle a_i, f\rangle}{\lVert a_i\rVert^2}$ over the rays $i$ of a view
 * @param sinogram - line integrals, at least 4 samples a view, shape [samples·views]
 * @param options - relaxation λ, above 0 and below 2; passes over all views; start: the slice to begin with, zeros when
 *   left out; limits: smallest and largest value of a pixel, free when left out
 * @returns the slice, in the unit of the sinogram's slice, shape [samples, samples, 1]
 * @throws ShapeError when the sinogram's data do not fit its samples and angles, or start has another shape or unit
 * @throws RangeError when an option breaks its rule or a number is not finite
 * @ref andersen1984
 * @ref kohler2004
 * @example
 * const nothing = createSinogram(new Float64Array(4), {samples: 4, anglesDeg: [0], unit: "1"})
 * sart(nothing, {relaxation: 0.15, passes: 1}).data[5] // 0
 */
export function sart(sinogram: Sinogram, options: SartOptions): Volume {
  requireSinogram("sart", sinogram);
  requireOptions(sinogram, options);
  const {samples: n, anglesDeg, spacingMm, unit} = sinogram;

  // One more row and column of zeros lets a ray on the last pixel be interpolated like any other.
  const stride = n + 1;
  const field = new Float64Array(stride * stride);
  if (options.start !== undefined) {
    const {data} = options.start;
    for (let i = 0; i < n * n; i++) field[Math.floor(i / n) * stride + (i % n)] = data[i];
  }
  const update = new Float64Array(field.length);
  const order = goldenViewOrder(anglesDeg);
  for (let pass = 0; pass < options.passes; pass++) {
    for (const view of order) useView(field, update, sinogram, view, options);
  }

  const data = new Float64Array(n * n);
  for (let j = 0; j < n; j++) data.set(field.subarray(j * stride, j * stride + n), j * n);
  return createVolume(data, {...pictureGrid(n, spacingMm, Math.floor(n / 2)), unit});
}
