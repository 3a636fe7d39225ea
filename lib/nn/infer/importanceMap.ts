import {type PerAxis, perAxis} from "../ops/perAxis.ts";
import {sizeOf} from "../tensor.ts";
import type {Tensor32} from "../train/tensor32.ts";

/** How much each place of a window counts where windows overlap. */
export type Blending = "constant" | "gaussian";

/** Options of `importanceMap`. */
export interface ImportanceOptions {
  /** "constant": all places alike; "gaussian": less towards the window's border. No default. */
  readonly blending: Blending;
  /** Standard deviation as a share of the window's length, 0.125 when left out; one number or per axis. */
  readonly sigmaScale?: PerAxis;
}

/** Below this no weight falls, so that a place which only corners of windows see still has a value. */
const LEAST = 1e-3;

/** Checks blending and width in the caller's name, and computes the weights. */
export function importanceOf(
  who: string,
  patch: readonly number[],
  {blending, sigmaScale = 0.125}: ImportanceOptions,
): Tensor32 {
  if (blending !== "constant" && blending !== "gaussian") {
    throw new RangeError(
      `${who}: blending must be "constant" or "gaussian", got ${String(blending)}`,
    );
  }
  const scales = typeof sigmaScale === "number" ? patch.map(() => sigmaScale) : [...sigmaScale];
  if (scales.length !== patch.length || !scales.every((s) => s > 0 && Number.isFinite(s))) {
    throw new RangeError(
      `${who}: sigmaScale must be one number, or one per axis, above 0, got [${scales.join(", ")}]`,
    );
  }
  const data = new Float32Array(sizeOf(patch)).fill(1);
  if (blending === "constant") return {shape: [...patch], data};

  // A Gaussian of several axes is the product of one per axis.
  const bells = patch.map((n, axis) =>
    Float64Array.from({length: n}, (_, i) =>
      Math.exp(-0.5 * ((i - (n - 1) / 2) / (n * scales[axis])) ** 2),
    ),
  );
  for (let i = 0; i < data.length; i++) {
    let [weight, rest] = [1, i];
    for (let axis = patch.length - 1; axis >= 0; axis--) {
      weight *= bells[axis][rest % patch[axis]];
      rest = Math.floor(rest / patch[axis]);
    }
    data[i] = Math.max(weight, LEAST);
  }
  return {shape: [...patch], data};
}

/**
 * Computes how much each place of a window counts in the mean of overlapping windows. A network knows
 * least at the border of what it sees, so a Gaussian leaves the border to the neighbours. Weights below
 * 0.001 are raised to it, as in MONAI.
 *
 * @formula eq:importance-map $w(\mathbf i) = \max\Bigl(10^{-3},\ \prod_a e^{-\frac{1}{2} \left(\frac{i_a - (p_a - 1)/2}{s\,p_a}\right)^2}\Bigr)$, or 1 everywhere
 * @param patch - elements of a window along each spatial axis, slowest first
 * @param options - blending: "constant" or "gaussian"; sigmaScale s, 0.125 when left out
 * @returns the weights, shape [patch…], the greatest 1 in the middle of an odd window
 * @throws RangeError when a patch is no whole number of at least 1, the blending none of the two, or the
 *   width not above 0
 * @ref isensee2021
 * @ref cardoso2022
 * @example importanceMap([3], {blending: "gaussian", sigmaScale: 0.5}).data // ≈ [0.8007, 1, 0.8007]
 */
export function importanceMap(patch: readonly number[], options: ImportanceOptions): Tensor32 {
  perAxis("importanceMap", "patch", patch, {axes: patch.length, least: 1});
  return importanceOf("importanceMap", patch, options);
}
