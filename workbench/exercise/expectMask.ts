import {createMask, type Mask} from "voxelbook/image";
import {assd, type Overlap, overlapMeasures, surfaceDistances} from "voxelbook/segment";
import {type ExpectOptions, failComparison, type Mistake} from "./expectOptions.ts";
import {pictureOf} from "./pictureOf.ts";
import {shapeText} from "./maskRuns.ts";
import type {MaskAnswer, Words} from "./types.ts";

/** A region: an answer's, or a voxelbook mask. */
export type Region = Pick<MaskAnswer, "shape" | "data">;

export interface MaskOptions extends ExpectOptions {
  /** Least Dice coefficient that passes; 1 asks for the very same voxels. */
  readonly dice: number;
  /** Largest mean distance of the two outlines that passes, mm; not asked for when left out. */
  readonly distanceMm?: number;
  /** Voxel size, mm; needed for a distance. */
  readonly spacing?: readonly [number, number, number];
  /** Regions that known mistakes give: an answer that meets the same limits against one gets its words. */
  readonly mistakes?: readonly Mistake<Region>[];
  /** Words for a region that is too large, and for one that is too small, after the general ones. */
  readonly tooLarge?: Words;
  readonly tooSmall?: Words;
}

type Limits = Pick<MaskOptions, "dice" | "distanceMm" | "spacing">;

function maskOf({shape: [nx, ny, nz = 1], data}: Region, {spacing = [1, 1, 1]}: Limits): Mask {
  return createMask(data, {shape: [nx, ny, nz], spacing});
}

/** Four digits, cut: a value below a limit never reads as the limit itself. */
const digits = (value: number): string => String(Math.trunc(value * 1e4) / 1e4);

/** Checks what an author wrote. */
function requireLimits(
  {dice: least, distanceMm, spacing}: Limits,
  {shape, data}: Region,
  got: Region,
): void {
  if (!(least > 0 && least <= 1)) {
    throw new RangeError(`expectMask: dice must lie above 0 and at most at 1, got ${least}`);
  }
  if (distanceMm !== undefined && (!(distanceMm > 0) || spacing === undefined)) {
    throw new RangeError(
      `expectMask: distanceMm must be above 0 and come with spacing, got ${distanceMm} and ${spacing}`,
    );
  }
  if (data.length !== got.data.length) {
    throw new RangeError(
      `expectMask: expected must have the shape ${shapeText(got.shape)}, got ${shapeText(shape)}`,
    );
  }
  if (!data.includes(1)) throw new RangeError("expectMask: expected must hold a voxel, got none");
}

/** How two regions compare. */
interface Comparison extends Overlap {
  /** Mean distance of the outlines, mm; 0 where none is asked for. */
  readonly distance: number;
}

function compare(got: Region, expected: Region, limits: Limits): Comparison {
  const [a, b] = [maskOf(got, limits), maskOf(expected, limits)];
  const distance =
    limits.distanceMm === undefined ? 0 : assd(surfaceDistances(a, b), {average: "mean of means"});
  return {...overlapMeasures(a, b), distance};
}

const meets = ({dice, distance}: Comparison, limits: Limits): boolean =>
  dice >= limits.dice && distance <= (limits.distanceMm ?? 0);

/** Finds the words of the known mistake that a region is closest to. */
function mistakeOf(got: Region, options: MaskOptions): Words | undefined {
  const near = (options.mistakes ?? [])
    .map(({value, message}) => {
      requireLimits(options, value, got);
      return {message, found: compare(got, value, options)};
    })
    .filter(({found}) => meets(found, options))
    .sort((a, b) => b.found.dice - a.found.dice);
  return near[0]?.message;
}

/** Says in which way a region is wrong. */
function verdictOf(
  {dice, distance, truePositives, falsePositives, falseNegatives}: Comparison,
  limits: Limits,
): {code: string; args: Record<string, string | number>} {
  if (truePositives + falsePositives === 0) return {code: "mask.empty", args: {}};
  if (truePositives === 0) return {code: "mask.apart", args: {}};
  const counts = {missing: falseNegatives, extra: falsePositives};
  if (dice >= limits.dice) {
    const most = limits.distanceMm ?? 0;
    return {code: "mask.distance", args: {distance: digits(distance), most, ...counts}};
  }
  const args = {dice: digits(dice), least: limits.dice, ...counts};
  if (falsePositives > 2 * falseNegatives) return {code: "mask.tooLarge", args};
  return {code: falseNegatives > 2 * falsePositives ? "mask.tooSmall" : "mask.dice", args};
}

/**
 * Passes when a region agrees with the expected one: by Dice and, where asked for, by the mean distance
 * of the outlines. The failure says whether it is too large, too small or elsewhere, and carries a picture.
 *
 * @param got - what `answer.mask` returned
 * @param expected - a region of the same shape
 * @throws CheckFailure when it does not; RangeError when a limit is none or the shapes differ
 */
export function expectMask(got: MaskAnswer, expected: Region, options: MaskOptions): void {
  requireLimits(options, expected, got);
  const found = compare(got, expected, options);
  if (meets(found, options)) return;

  const {code, args} = verdictOf(found, options);
  const {truePositives, falsePositives, falseNegatives} = found;
  const count = (voxels: number): string => `${voxels} / ${got.data.length}`;
  const shown = {
    expected: count(truePositives + falseNegatives),
    got: count(truePositives + falsePositives),
    picture: pictureOf({kind: "mask", shape: got.shape, expected: expected.data, got: got.data}),
  };
  const {tooLarge, tooSmall} = options;
  const more = {"mask.tooLarge": tooLarge, "mask.tooSmall": tooSmall}[code];
  const said = more === undefined ? options : {...options, message: more};
  failComparison(code, args, said, shown, mistakeOf(got, options));
}
