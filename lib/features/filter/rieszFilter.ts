import type {Mask, Volume} from "../../image/index.ts";
import {requirePeriodic} from "./bandFilter.ts";
import {regionBox} from "./box.ts";
import {requireDims, requireIsotropic} from "./filterDims.ts";
import {fourierFilter} from "./fourierFilter.ts";
import {bandResponse, type NonSeparableWavelet, requireBandLevel} from "./nonSeparableBand.ts";
import {requireImage} from "./requireImage.ts";
import {responseVolume} from "./responseVolume.ts";

/** The isotropic filter that is combined with Riesz' transform. */
export type RieszBase =
  | {readonly type: "none"}
  | {readonly type: NonSeparableWavelet; readonly level: number}
  | {readonly type: "log"; readonly sigmaMm: number};

/** Which of Riesz' transforms, and of what. */
export interface RieszOptions {
  /** 2: slice by slice; 3: in the volume. */
  readonly dims: 2 | 3;
  /** The order along each filtered axis, whole numbers of at least 0, not all 0. */
  readonly order: readonly number[];
  /** The isotropic filter that goes with it. */
  readonly base: RieszBase;
  /** What stands beyond the image: Fourier's transform takes it as periodic. */
  readonly padding: "periodic";
}

/** The highest order along an axis. */
const MOST_ORDER = 16;

/** Checks the order. */
function requireOrder(who: string, order: readonly number[], dims: 2 | 3): void {
  const isWhole = (l: number): boolean => Number.isInteger(l) && l >= 0 && l <= MOST_ORDER;
  if (Array.isArray(order) && order.length === dims && order.every(isWhole) && order.some(Boolean))
    return;
  throw new RangeError(
    `${who}: order must be ${dims} whole numbers from 0 to ${MOST_ORDER}, not all 0, got ${JSON.stringify(order)}`,
  );
}

/** Gives the gain of the isotropic filter for a frequency in radians per voxel. */
function baseResponse(
  who: string,
  base: RieszBase,
  image: Volume,
  dims: 2 | 3,
): (w: number) => number {
  if (base.type === "none") return () => 1;
  if (base.type === "simoncelli" || base.type === "shannon") {
    requireBandLevel(who, base.level, image.shape.slice(0, dims));
    return bandResponse(base.type, base.level);
  }
  if (base.type !== "log") {
    const {type}: {readonly type: unknown} = base;
    throw new RangeError(
      `${who}: base.type must be "none", "simoncelli", "shannon" or "log", got ${JSON.stringify(type)}`,
    );
  }
  const {sigmaMm} = base;
  if (!(Number.isFinite(sigmaMm) && sigmaMm > 0)) {
    throw new RangeError(`${who}: base.sigmaMm must be finite and above 0 mm, got ${sigmaMm}`);
  }
  const sigma = sigmaMm / requireIsotropic(who, image, dims === 2 ? [0, 1] : [0, 1, 2]);
  return (w) => -w * w * Math.exp((-sigma * sigma * w * w) / 2);
}

/** Computes n!. */
function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/**
 * Computes one component of the higher-order Riesz transform of an isotropically filtered image: what a
 * derivative of that order would be if it did not amplify high frequencies. Its axes are those of the
 * grid; it is not steered along local structure, for which the IBSI found no consensus.
 *
 * @formula $\hat h(\omega) = (-i)^L \sqrt{\frac{L!}{l_1!\, l_2!\, l_3!}}\; \frac{\omega_1^{l_1} \omega_2^{l_2} \omega_3^{l_3}}{\lVert\omega\rVert^L}\; \hat g(\lVert\omega\rVert)$, $L = l_1 + l_2 + l_3$
 * @param image - the image, finite
 * @param options - dims; order, l along x, y (and z); base, g: {type: "none"}, {type: "simoncelli" or
 *   "shannon", level} or {type: "log", sigmaMm}; padding, "periodic"
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, unit "1"; a constant gives 0
 * @throws RangeError when an option breaks its rule or a value is not finite
 * @ref unser2010
 * @ref depeursinge2020
 * @example rieszFilter(createVolume(Float64Array.of(1, 0, -1, 0), {shape: [4, 1, 1], unit: "1"}), {dims: 2, order: [1, 0], base: {type: "none"}, padding: "periodic"}).data // ≈ [0, 1, 0, -1]
 */
export function rieszFilter(
  image: Volume,
  {dims, order, base, padding}: RieszOptions,
  region?: Mask,
): Volume {
  const who = "rieszFilter";
  requireDims(who, dims);
  requireOrder(who, order, dims);
  requirePeriodic(who, padding);
  requireImage(who, image);
  const gain = baseResponse(who, base, image, dims);
  const box = regionBox(who, image, region);
  const [l1, l2, l3 = 0] = order;
  const total = l1 + l2 + l3;
  const scale = Math.sqrt(factorial(total) / (factorial(l1) * factorial(l2) * factorial(l3)));
  const of = (x: number, y: number, z: number): number => {
    const w = Math.sqrt(x * x + y * y + z * z);
    return w === 0 ? 0 : scale * (x / w) ** l1 * (y / w) ** l2 * (z / w) ** l3 * gain(w);
  };
  const response = {of, quarterTurns: total, frequencies: "fourier"} as const;
  const data = fourierFilter(image, response, dims, box);
  return responseVolume(image, {data, box, whole: image.shape}, "1");
}
