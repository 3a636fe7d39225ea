import {createRng} from "../core/index.ts";
import type {Grid, ImageAndMask, Mask, Volume} from "../image/index.ts";
import {
  createVolume,
  requireSameGrid,
  resampledGrid,
  resampleMask,
  resampleTo,
} from "../image/index.ts";
import {dilate, erode} from "../segment/index.ts";
import {estimateNoise} from "./estimateNoise.ts";
import {centreOf, shiftedGrid, turnedGrid} from "./moveGrid.ts";
import type {
  ImageNoise,
  Motion,
  Perturbation,
  Resampling,
  Rotation,
  Shift,
} from "./perturbation.ts";
import {KINDS} from "./perturbation.ts";
import {randomContour} from "./randomContour.ts";

const WHO = "applyPerturbation";

/** Refuses a parameter that breaks its rule. */
function requireThat(holds: boolean, rule: string, got: unknown): void {
  if (!holds) throw new RangeError(`${WHO}: ${rule}, got ${String(got)}`);
}

/** Tells whether a list holds three finite numbers. */
function isTriple(values: readonly number[]): boolean {
  return values.length === 3 && values.every(Number.isFinite);
}

/** Carries the region, and the image where it moves too, along with a grid that has moved. */
function carried(image: Volume, mask: Mask, moved: Grid, motion: Motion): ImageAndMask {
  requireThat(
    motion.moves === "mask" || motion.moves === "image and mask",
    'moves must be "mask" or "image and mask"',
    motion.moves,
  );
  const region = resampleMask({...mask, ...moved}, mask, {interpolation: "linear"});
  if (motion.moves === "mask") return {image, mask: region};
  const {interpolation} = motion;
  return {
    image: resampleTo({...image, ...moved}, image, {interpolation, outside: "edge"}),
    mask: region,
  };
}

/** Shifts by a vector; along an axis of one voxel there is nowhere to go. */
function shifted(image: Volume, mask: Mask, shift: Shift): ImageAndMask {
  const {by, unit} = shift;
  requireThat(isTriple(by), "by must be three finite numbers", `[${by.join(", ")}]`);
  requireThat(unit === "voxel" || unit === "mm", 'unit must be "voxel" or "mm"', unit);
  const mm = by.map((step, axis) => {
    if (mask.shape[axis] === 1) return 0;
    return unit === "voxel" ? step * mask.spacing[axis] : step;
  });
  return carried(image, mask, shiftedGrid(mask, mm), shift);
}

/** Turns about the middle of the region. */
function turned(image: Volume, mask: Mask, rotation: Rotation): ImageAndMask {
  const {axis, angle} = rotation;
  requireThat(["x", "y", "z"].includes(axis), 'axis must be "x", "y" or "z"', axis);
  requireThat(Number.isFinite(angle), "angle must be finite, in rad", angle);
  const isFlat = mask.shape.some((n, a) => n === 1 && "xyz"[a] !== axis);
  requireThat(!isFlat, "a flat image can turn only about its own normal", `axis ${axis}`);
  const moved = turnedGrid(mask, axis, angle, centreOf(mask));
  return carried(image, mask, moved, rotation);
}

/** Adds noise to a copy of the image, in which fractions of its unit have a place. */
function noisy(image: Volume, {sd, seed}: ImageNoise): Volume {
  const size = sd === "estimated" ? estimateNoise(image) : sd;
  requireThat(Number.isFinite(size) && size >= 0, 'sd must be "estimated" or at least 0', sd);
  const rng = createRng(seed);
  const {data} = image;
  const isWide =
    data instanceof Float64Array || data instanceof Int32Array || data instanceof Uint32Array;
  const out = isWide ? new Float64Array(data.length) : new Float32Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = data[i] + size * rng.normal();
  return createVolume(out, image);
}

/** Puts image and region on a grid with the same centre and axes. */
function resampled(image: Volume, mask: Mask, {spacing, interpolation}: Resampling): ImageAndMask {
  const grid = resampledGrid(image, {spacing, align: "centre", size: "ceil"});
  return {
    image: resampleTo(image, grid, {interpolation, outside: "edge"}),
    mask: resampleMask(mask, grid, {interpolation: "linear"}),
  };
}

/** Applies one perturbation to inputs that have been checked. */
function perturbed(image: Volume, mask: Mask, perturbation: Perturbation): ImageAndMask {
  switch (perturbation.kind) {
    case "erode":
      return {image, mask: erode(mask, perturbation)};
    case "dilate":
      return {image, mask: dilate(mask, perturbation)};
    case "contour": {
      const {sdMm, lengthMm} = perturbation;
      requireThat(
        sdMm >= 0 && Number.isFinite(sdMm),
        "sdMm must be finite and at least 0 mm",
        sdMm,
      );
      requireThat(
        lengthMm >= 0 && Number.isFinite(lengthMm),
        "lengthMm must be finite and at least 0 mm",
        lengthMm,
      );
      return {image, mask: randomContour(mask, perturbation)};
    }
    case "shift":
      return shifted(image, mask, perturbation);
    case "rotate":
      return turned(image, mask, perturbation);
    case "noise":
      return {image: noisy(image, perturbation), mask};
    case "resample":
      return resampled(image, mask, perturbation);
    default:
      return {image, mask};
  }
}

/**
 * Applies a perturbation to an image and its region. Nothing is random here: kinds that draw numbers
 * take them from their seed, so the same parameters give the same result.
 *
 * Beyond the image stands its edge value, and nothing of the region. A region that moves is interpolated
 * linearly and cut at 0.5. "binWidth" and "binNumber" change settings only: see `perturbSettings`.
 *
 * @formula $(f, M) \mapsto (f', M')$
 * @param image - the image
 * @param mask - its region, on the same grid, at least one voxel
 * @param perturbation - kind and parameters: "erode" with connectivity and times or radiusMm, and
 *   beyond, as `erode` has them; "dilate"; "contour" with sdMm, lengthMm and seed; "shift" with by,
 *   unit and moves; "rotate" with axis, angle in rad and moves; "noise" with sd in the image's unit, or
 *   "estimated", and seed; "resample" with spacing in mm; interpolation where the image is interpolated
 * @returns image and mask; what does not change is the input itself
 * @throws RangeError when a parameter breaks its rule, or no voxel is in the region before or after
 * @throws ShapeError when image and mask do not share a grid
 * @ref zwanenburg2019
 * @example applyPerturbation(createVolume(Float32Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"}), createMask(Uint8Array.of(0, 1, 0), {shape: [3, 1, 1]}), {kind: "shift", by: [1, 0, 0], unit: "voxel", moves: "mask"}).mask.data // [0, 0, 1]
 */
export function applyPerturbation(
  image: Volume,
  mask: Mask,
  perturbation: Perturbation,
): ImageAndMask {
  requireSameGrid(WHO, image, mask);
  requireThat(
    KINDS.includes(perturbation.kind),
    `kind must be one of ${KINDS.join(", ")}`,
    perturbation.kind,
  );
  requireThat(mask.data.includes(1), "the region must hold at least one voxel", 0);
  const result = perturbed(image, mask, perturbation);
  if (!result.mask.data.includes(1)) {
    throw new RangeError(
      `${WHO}: the region must keep at least one voxel, got 0 after ${perturbation.kind}`,
    );
  }
  return result;
}
