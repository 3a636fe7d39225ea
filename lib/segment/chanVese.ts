import type {Mask, Volume} from "../image/index.ts";
import {createMask, createVolume, requireSameGrid} from "../image/index.ts";
import {rangeOf} from "./histogramOf.ts";
import {moveLevelSet} from "./moveLevelSet.ts";
import {regionEnergy} from "./regionEnergy.ts";

/** Options of `chanVese`. */
export interface ChanVeseOptions {
  /** What a mm of contour costs (a mm² of surface in a volume), in mm: the larger, the smoother; no default. */
  readonly lengthWeight: number;
  /** Where the contour begins; waves all over the image, 10 voxels long, when left out. */
  readonly start?: Mask;
  /** What a deviation inside costs against one outside; 1 when left out. */
  readonly insideWeight?: number;
  /** Most steps; 500 when left out. */
  readonly steps?: number;
  /** The root mean square change of the level set below which the search ends; 1e-3 when left out. */
  readonly tolerance?: number;
}

/** What the active contour finds. */
export interface ChanVese {
  /** Where the level set is above 0. */
  readonly mask: Mask;
  /** The level set, shape [nx·ny·nz]. */
  readonly levelSet: Volume;
  /** Mean grey values inside and outside, in the image's unit. */
  readonly inside: number;
  readonly outside: number;
  /** The energy before each step and after the last. */
  readonly energy: Float64Array;
  /** False when the steps ran out first. */
  readonly converged: boolean;
}

/** Makes the level set to begin with: +1 and −1 of a mask, or waves in every axis. */
function startLevel(image: Volume, start: Mask | undefined): Float64Array {
  const [nx, ny, nz] = image.shape;
  const level = new Float64Array(image.data.length);
  if (start !== undefined) {
    requireSameGrid("chanVese", image, start);
    for (let i = 0; i < level.length; i++) level[i] = start.data[i] === 1 ? 1 : -1;
    return level;
  }
  const wave = (i: number, n: number): number => (n > 1 ? Math.sin((Math.PI / 5) * (i + 0.5)) : 1);
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) level[i] = wave(x, nx) * wave(y, ny) * wave(z, nz);
    }
  }
  return level;
}

/** Refuses options that break their rule. */
function checkOptions(
  lengthWeight: number,
  insideWeight: number,
  {steps, tolerance}: {steps: number; tolerance: number},
): void {
  if (!(lengthWeight >= 0 && Number.isFinite(lengthWeight))) {
    throw new RangeError(
      `chanVese: lengthWeight must be finite and at least 0, got ${lengthWeight}`,
    );
  }
  if (!(insideWeight > 0 && Number.isFinite(insideWeight))) {
    throw new RangeError(`chanVese: insideWeight must be finite and above 0, got ${insideWeight}`);
  }
  if (!Number.isInteger(steps) || steps < 1) {
    throw new RangeError(`chanVese: steps must be a whole number of at least 1, got ${steps}`);
  }
  if (!(tolerance >= 0)) {
    throw new RangeError(`chanVese: tolerance must be at least 0, got ${tolerance}`);
  }
}

/**
 * Parts an image into two regions of nearly constant value by an active contour without edges. Values
 * are first scaled to 0 … 1 by their range, so that the weight of the contour means the same in HU and
 * in SUV. The level set moves by semi-implicit steps (half a unit of time, a smoothed delta of width 1).
 * From one start it finds the masks of scikit-image's `chan_vese` with dt 0.5 on pixels of 1 mm.
 *
 * @formula eq:chan-vese $E(\phi, c_1, c_2) = \mu \int \delta(\phi)\,|\nabla \phi| + \lambda \int_{\phi > 0} (u - c_1)^2 + \int_{\phi \le 0} (u - c_2)^2$
 * @param image - a volume, flat or not, of any unit; all values finite and not all equal
 * @param options - lengthWeight (μ) in mm; start; insideWeight (λ); steps; tolerance
 * @returns the mask, the level set, both means in the image's unit, the energy of every step, converged
 * @throws ShapeError when start lies on another grid
 * @throws RangeError when values are not finite or all equal, or an option breaks its rule
 * @ref chan2001
 * @ref getreuer2012
 * @example chanVese(createVolume(Uint8Array.of(0, 0, 0, 9, 9, 9), {shape: [6, 1, 1], unit: "1"}), {lengthWeight: 0.1}).inside // 9
 */
export function chanVese(image: Volume, options: ChanVeseOptions): ChanVese {
  const {lengthWeight, start, insideWeight = 1, steps = 500, tolerance = 1e-3} = options;
  checkOptions(lengthWeight, insideWeight, {steps, tolerance});
  const {low, high} = rangeOf("chanVese", image.data);
  if (low === high) throw new RangeError(`chanVese: values must differ, got ${low} only`);
  const values = Float64Array.from(image.data, (value) => (value - low) / (high - low));

  const {shape, spacing, origin, direction} = image;
  let level = startLevel(image, start);
  let next: Float64Array = new Float64Array(level.length);
  const energy: number[] = [];
  let isMoving = true;
  let means = regionEnergy(values, level, {shape, spacing, lengthWeight, insideWeight});
  while (isMoving && energy.length < steps) {
    energy.push(means.energy);
    const change = moveLevelSet(next, level, values, {
      shape,
      spacing,
      lengthWeight,
      insideWeight,
      inside: means.inside,
      outside: means.outside,
    });
    [level, next] = [next, level];
    means = regionEnergy(values, level, {shape, spacing, lengthWeight, insideWeight});
    isMoving = change > tolerance;
  }
  energy.push(means.energy);

  // The brighter side is called inside, whichever way the waves fell, unless a start said so.
  const isTurned = start === undefined && means.inside < means.outside;
  if (isTurned) level = level.map((value) => -value);
  const [inside, outside] = isTurned
    ? [means.outside, means.inside]
    : [means.inside, means.outside];
  const grid = {shape, spacing, origin, direction};
  return {
    mask: createMask(
      Uint8Array.from(level, (value) => (value > 0 ? 1 : 0)),
      grid,
    ),
    levelSet: createVolume(level, {...grid, unit: "1"}),
    inside: low + inside * (high - low),
    outside: low + outside * (high - low),
    energy: Float64Array.from(energy),
    converged: !isMoving,
  };
}
