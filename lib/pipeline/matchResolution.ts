import type {Boundary, ImageAndMask} from "../image/index.ts";
import {gaussianFilter} from "../image/index.ts";
import {matchPsf} from "../physics/index.ts";
import type {RadiomicsCase} from "./runCases.ts";

/** A width along x, y and z, or one for all three. */
type Widths = number | readonly [number, number, number];

/** A case and how sharp its image is. */
export type ResolvedCase = RadiomicsCase & {
  /** Standard deviation of its scanner's point spread, mm, from a measurement, not from the voxel size. */
  readonly sigmaMm: Widths;
};

/** Options of `matchResolution`. */
export interface MatchResolutionOptions {
  /** What stands beyond the last voxel. */
  readonly boundary: Boundary;
  /** Standard deviation that all shall have, mm; that of the least sharp case when left out. */
  readonly toMm?: Widths;
}

/** What is done to one case. */
export interface MatchedResolution {
  readonly id: string;
  /** Standard deviation of its image and of the blur that is added, along x, y and z, mm. */
  readonly fromMm: readonly [number, number, number];
  readonly blurMm: readonly [number, number, number];
}

/** Cases of one resolution. */
export interface MatchedCases {
  /** The cases, each blurred when its turn comes. */
  readonly cases: readonly RadiomicsCase[];
  readonly toMm: readonly [number, number, number];
  readonly blurs: readonly MatchedResolution[];
}

/** Writes a width for each axis. */
function three(name: string, widths: Widths): [number, number, number] {
  const all = typeof widths === "number" ? [widths, widths, widths] : widths;
  const [x, y, z] = all;
  if (all.length !== 3 || !all.every((width) => Number.isFinite(width) && width >= 0)) {
    throw new RangeError(
      `matchResolution: ${name} must be at least 0 mm on each axis, got ${all.join(", ")}`,
    );
  }
  return [x, y, z];
}

/** Gives a case that blurs its image when it is loaded. */
function blurred(one: RadiomicsCase, sigmaMm: MatchedResolution["blurMm"], boundary: Boundary) {
  const load = async (): Promise<ImageAndMask> => {
    const {image, mask} = "load" in one ? await one.load() : one;
    return {image: gaussianFilter(image, {sigmaMm, boundary}), mask};
  };
  return {id: one.id, load};
}

/**
 * Harmonises images instead of features: blurs every case to the resolution of the least sharp one.
 *
 * Needs a point spread that was measured for each scanner, and treats it as a Gaussian; then nothing is
 * estimated from the patients, so that it works for one patient, cannot leak and removes no biology. It
 * cannot sharpen, and equal resolution is not equal noise: a blur takes more noise from the sharper
 * scanner and leaves it correlated, nor are voxels of one size afterwards. Features of noise stay apart.
 *
 * @formula $\sigma_{\text{blur}} = \sqrt{\max_c \sigma_c^2 - \sigma_i^2}$ along each axis, as in `matchPsf`
 * @param cases - each with id, image and mask or `load`, and sigmaMm, the standard deviation of its
 *   point spread in mm, one or three
 * @param options - boundary, what lies beyond the image; toMm, the resolution that all shall have, that
 *   of the least sharp case when left out
 * @returns cases of one resolution, blurred when their turn comes; toMm; blurs, what was added to each
 * @throws RangeError when there is no case, a width is negative or not finite, or toMm is sharper than
 *   a case, which no blur makes sharper
 * @ref boellaard2015
 * @example matchResolution([{id: "a", sigmaMm: 3, load: () => { throw new Error(); }}, {id: "b", sigmaMm: 5, load: () => { throw new Error(); }}], {boundary: "nearest"}).blurs[0].blurMm // [4, 4, 4]
 */
export function matchResolution(
  cases: readonly ResolvedCase[],
  {boundary, toMm}: MatchResolutionOptions,
): MatchedCases {
  if (cases.length === 0) {
    throw new RangeError("matchResolution: cases must hold at least one, got none");
  }
  const widths = cases.map(({id, sigmaMm}) => three(`sigmaMm of ${id}`, sigmaMm));
  const worst = (axis: number) => Math.max(...widths.map((width) => width[axis]));
  const target =
    toMm === undefined ? three("toMm", [worst(0), worst(1), worst(2)]) : three("toMm", toMm);
  const blurs = cases.map(({id}, i) => {
    const blur = widths[i].map((fromMm, axis) => {
      if (fromMm > target[axis]) {
        throw new RangeError(
          `matchResolution: toMm must be no sharper than any case, got ${target[axis]} mm along ${"xyz"[axis]} for ${id} of ${fromMm} mm`,
        );
      }
      return matchPsf({fromMm, toMm: target[axis]});
    });
    return {id, fromMm: widths[i], blurMm: [blur[0], blur[1], blur[2]] as const};
  });
  return {
    cases: cases.map((one, i) => blurred(one, blurs[i].blurMm, boundary)),
    toMm: target,
    blurs,
  };
}
