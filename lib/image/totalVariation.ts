import {checkedGrid} from "./checkedGrid.ts";
import {floatLike} from "./floatData.ts";
import type {Volume} from "./volume.ts";

/** How strongly to denoise, and when to stop. */
export interface TotalVariationOptions {
  /** Weight λ of the total variation, in the image's unit times mm, above 0. */
  readonly weight: number;
  /** Largest gap between the energy and a lower bound of it, relative to the energy; 1e-6 when left out. */
  readonly tolerance?: number;
  /** Iterations after which to give up; 5000 when left out. */
  readonly maxIterations?: number;
}

/** One axis in use: how many voxels, how far apart in memory and in mm. */
interface Axis {
  readonly n: number;
  readonly stride: number;
  readonly spacing: number;
}

/** Computes u = f + div p; the divergence is minus the adjoint of the forward difference. */
function primal(
  f: Float64Array,
  p: readonly Float64Array[],
  axes: readonly Axis[],
  u: Float64Array,
) {
  u.set(f);
  axes.forEach(({n, stride, spacing}, a) => {
    const field = p[a];
    for (let block = 0; block < u.length; block += n * stride) {
      const end = block + (n - 1) * stride;
      for (let i = block; i < end; i++) {
        const flow = field[i] / spacing;
        u[i] += flow;
        u[i + stride] -= flow;
      }
    }
  });
}

/** Computes the forward differences of u in mm; 0 at the last voxel of a line. */
function gradient(u: Float64Array, axes: readonly Axis[], out: readonly Float64Array[]): void {
  axes.forEach(({n, stride, spacing}, a) => {
    const field = out[a];
    for (let block = 0; block < u.length; block += n * stride) {
      const end = block + (n - 1) * stride;
      for (let i = block; i < end; i++) field[i] = (u[i + stride] - u[i]) / spacing;
      field.fill(0, end, block + n * stride);
    }
  });
}

/** Moves p to p + τ ∇u and back into the ball of radius λ, voxel by voxel. */
function ascend(
  p: readonly Float64Array[],
  g: readonly Float64Array[],
  {tau, weight, out}: {tau: number; weight: number; out: readonly Float64Array[]},
): void {
  for (let i = 0; i < p[0].length; i++) {
    let square = 0;
    for (let a = 0; a < p.length; a++) {
      const value = p[a][i] + tau * g[a][i];
      out[a][i] = value;
      square += value * value;
    }
    if (square <= weight * weight) continue;
    const scale = weight / Math.sqrt(square);
    for (let a = 0; a < p.length; a++) out[a][i] *= scale;
  }
}

/** Finds the energy of u and how far above a lower bound it may still lie. */
function gapOf(
  u: Float64Array,
  f: Float64Array,
  {p, g, weight}: {p: readonly Float64Array[]; g: readonly Float64Array[]; weight: number},
): {energy: number; gap: number} {
  let energy = 0;
  let gap = 0;
  for (let i = 0; i < u.length; i++) {
    let square = 0;
    let product = 0;
    for (let a = 0; a < p.length; a++) {
      square += g[a][i] * g[a][i];
      product += p[a][i] * g[a][i];
    }
    const variation = weight * Math.sqrt(square);
    energy += (u[i] - f[i]) ** 2 / 2 + variation;
    gap += variation - product;
  }
  return {energy, gap};
}

/** Checks the options of `totalVariation`. */
function check(weight: number, tolerance: number, maxIterations: number): void {
  if (!(Number.isFinite(weight) && weight > 0)) {
    throw new RangeError(`totalVariation: weight must be finite and above 0, got ${weight}`);
  }
  if (!(tolerance > 0) || !(Number.isInteger(maxIterations) && maxIterations > 0)) {
    throw new RangeError(
      `totalVariation: tolerance must be above 0 and maxIterations a whole number above 0, got ${tolerance} and ${maxIterations}`,
    );
  }
}

/**
 * Removes noise by making the image as even as it can be without leaving the data: the minimum of half
 * the squared change plus λ times the total variation, to a stated accuracy (the duality gap).
 * An axis of one voxel is left alone.
 *
 * @formula $\min_u \tfrac12 \lVert u - f \rVert^2 + \lambda \sum_v \lVert \nabla u(v) \rVert$ with forward differences per mm
 * @param volume - the image
 * @param options - weight λ, in the image's unit times mm; tolerance, the relative duality gap, 1e-6
 *   when left out; maxIterations, 5000 when left out
 * @returns the denoised image, in the same unit
 * @throws RangeError when an option breaks its rule, the image holds a NaN, or the iterations run out
 *   before the tolerance is reached
 * @ref rudin1992
 * @ref chambolle2004
 * @ref beck2009
 * @example totalVariation(createVolume(Float64Array.of(0, 0, 10, 10), {shape: [4, 1, 1], unit: "1"}), {weight: 2, tolerance: 1e-9}).data // ≈ [1, 1, 9, 9]
 */
export function totalVariation(
  volume: Volume,
  {weight, tolerance = 1e-6, maxIterations = 5000}: TotalVariationOptions,
): Volume {
  check(weight, tolerance, maxIterations);
  const {shape, spacing} = checkedGrid("totalVariation", volume, volume.data.length);
  const strides = [1, shape[0], shape[0] * shape[1]];
  const axes: Axis[] = [0, 1, 2]
    .map((axis) => ({n: shape[axis], stride: strides[axis], spacing: spacing[axis]}))
    .filter(({n}) => n > 1);
  const f = Float64Array.from(volume.data);
  const result = floatLike(volume.data, f.length);
  if (axes.length === 0) {
    result.set(f);
    return {...volume, data: result};
  }

  // The step is safe below 1 / ‖∇‖², and 4 Σ 1/s² bounds that norm.
  const tau = 1 / axes.reduce((total, {spacing: s}) => total + 4 / (s * s), 0);
  const fields = (): Float64Array[] => axes.map(() => new Float64Array(f.length));
  const [p, q, g] = [fields(), fields(), fields()];
  const u = new Float64Array(f.length);
  let momentum = 1;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    // Every tenth time the gap at p is measured; it bounds the distance to the minimum.
    if (iteration % 10 === 0) {
      primal(f, p, axes, u);
      gradient(u, axes, g);
      const {energy, gap} = gapOf(u, f, {p, g, weight});
      if (Number.isNaN(energy)) {
        throw new RangeError(
          "totalVariation: the image must hold finite numbers, got NaN or Infinity",
        );
      }
      if (gap <= tolerance * energy) {
        result.set(u);
        return {...volume, data: result};
      }
    }

    // A gradient step at q, then a step onwards in the direction of travel (Beck and Teboulle).
    primal(f, q, axes, u);
    gradient(u, axes, g);
    ascend(q, g, {tau, weight, out: g});
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const onwards = (momentum - 1) / next;
    momentum = next;
    for (let a = 0; a < p.length; a++) {
      for (let i = 0; i < f.length; i++) {
        const value = g[a][i];
        q[a][i] = value + onwards * (value - p[a][i]);
        p[a][i] = value;
      }
    }
  }
  throw new RangeError(
    `totalVariation: maxIterations must be enough to reach a relative gap of ${tolerance}, got ${maxIterations}`,
  );
}
