import {type Complex, fft} from "../../core/index.ts";
import type {Mask, Volume} from "../../image/index.ts";
import {type Block, paddedData} from "./block.ts";
import {type Box, regionBox} from "./box.ts";
import {requireIsotropic} from "./filterDims.ts";
import {type GaborShape, gaborRadius, gaborTransform} from "./gaborKernel.ts";
import {type Padding, requirePadding} from "./padding.ts";
import {requireImage} from "./requireImage.ts";
import {type ResponsePart, responsePart} from "./responsePart.ts";
import {imageBlock, responseVolume} from "./responseVolume.ts";
import {type Pooling, poolInto, requirePooling} from "./rotations.ts";

/** What a Gabor filter looks for, and in which directions. */
export interface GaborOptions {
  /** Which part of the complex response is wanted. */
  readonly response: ResponsePart;
  /** Standard deviation of the envelope across the waves, mm, above 0. */
  readonly sigmaMm: number;
  /** Length of the waves, mm, above 0. */
  readonly lambdaMm: number;
  /** How much shorter the envelope is along the waves than across them, above 0. */
  readonly gamma: number;
  /**
   * Direction across the waves, from the first axis of a plane towards its second, radians; the first
   * one where there are several.
   */
  readonly theta: number;
  /** Step between directions, radians, of which a full turn is a whole number; null for one direction. */
  readonly thetaStep: number | null;
  /**
   * How responses in several directions, and in three planes, become one; "none" for one direction in
   * one plane.
   */
  readonly pooling: Pooling;
  /** "axial": slices across the third axis; "orthogonal": slices across each axis, pooled. */
  readonly planes: "axial" | "orthogonal";
  /** What stands beyond the image. */
  readonly padding: Padding;
}

/** The longest half of a kernel, voxels. */
const MOST_RADIUS = 4096;

/** The most directions of one turn. */
const MOST_DIRECTIONS = 360;

/** The two axes of a plane, and the one across it. */
const PLANES = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 2, 0],
] as const;

/** Checks that a number is finite and above 0. */
function requirePositive(who: string, name: string, value: number): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new RangeError(`${who}: ${name} must be finite and above 0, got ${String(value)}`);
}

/** Checks the options. */
function requireOptions(who: string, options: GaborOptions): void {
  requirePositive(who, "sigmaMm", options.sigmaMm);
  requirePositive(who, "lambdaMm", options.lambdaMm);
  requirePositive(who, "gamma", options.gamma);
  requirePadding(who, options.padding);
  requirePooling(who, options.pooling);
  const {theta, thetaStep, pooling, planes} = options;
  if (!Number.isFinite(theta)) {
    throw new RangeError(`${who}: theta must be a finite angle in radians, got ${String(theta)}`);
  }
  if (planes !== "axial" && planes !== "orthogonal") {
    throw new RangeError(
      `${who}: planes must be "axial" or "orthogonal", got ${JSON.stringify(planes)}`,
    );
  }
  const isOne = thetaStep === null && planes === "axial";
  if (isOne !== (pooling === "none")) {
    throw new RangeError(
      `${who}: pooling must be "none" exactly for one direction in one plane, got "${pooling}" with thetaStep ${String(thetaStep)} and planes "${planes}"`,
    );
  }
}

/** Lists the directions of one turn. */
function directions(who: string, {theta, thetaStep}: GaborOptions): number[] {
  if (thetaStep === null) return [theta];
  const count = Math.round((2 * Math.PI) / thetaStep);
  const isWhole = Math.abs(count * thetaStep - 2 * Math.PI) < 1e-9;
  if (!(isWhole && count >= 1 && count <= MOST_DIRECTIONS)) {
    throw new RangeError(
      `${who}: thetaStep must divide a full turn into 1 to ${MOST_DIRECTIONS} steps, got ${String(thetaStep)} rad`,
    );
  }
  return Array.from({length: count}, (_, k) => theta + k * thetaStep);
}

/** Directions with how much each counts in an average. */
interface Direction {
  readonly angle: number;
  readonly weight: number;
}

/** Leaves out directions whose response is that of the opposite one: waves look the same from both sides. */
function distinct(angles: readonly number[], response: ResponsePart): Direction[] {
  const count = angles.length;
  if (count % 2 === 1 || (response !== "modulus" && response !== "real")) {
    return angles.map((angle) => ({angle, weight: 1 / count}));
  }
  return angles.slice(0, count / 2).map((angle) => ({angle, weight: 2 / count}));
}

/** The smallest power of two that is not below a number: lengths that the Fourier transform likes. */
function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least));
}

/** One direction, ready to be multiplied. */
interface Prepared {
  readonly kernel: Complex;
  readonly weight: number;
}

/** Multiplies two transforms and goes back. */
function convolved(slice: Complex, kernel: Complex, size: readonly [number, number]): Complex {
  const re = new Float64Array(slice.re.length);
  const im = new Float64Array(slice.re.length);
  for (let i = 0; i < re.length; i++) {
    re[i] = slice.re[i] * kernel.re[i] - slice.im[i] * kernel.im[i];
    im[i] = slice.re[i] * kernel.im[i] + slice.im[i] * kernel.re[i];
  }
  return fft({re, im}, {shape: size, inverse: true});
}

/** Gives the box of one slice across an axis, with room for the kernel in its plane. */
function sliceBox({start, shape}: Box, plane: readonly number[], slice: number, room: number): Box {
  const from = [0, 1, 2].map((a) => (a === plane[2] ? start[a] + slice : start[a] - room));
  const count = [0, 1, 2].map((a) => (a === plane[2] ? 1 : shape[a] + 2 * room));
  return {start: [from[0], from[1], from[2]], shape: [count[0], count[1], count[2]]};
}

/** Writes a padded slice into the corner of a larger array. */
function placed(data: Float64Array, width: number, size: readonly [number, number]): Float64Array {
  const out = new Float64Array(size[0] * size[1]);
  for (let row = 0; row * width < data.length; row++) {
    out.set(data.subarray(row * width, (row + 1) * width), row * size[0]);
  }
  return out;
}

/** What the slices of one plane are filtered with. */
interface PlaneTask {
  readonly plane: readonly [number, number, number];
  readonly prepared: readonly Prepared[];
  readonly radius: number;
  readonly size: readonly [number, number];
  readonly part: (re: number, im: number) => number;
  readonly padding: Padding;
}

/** Filters every slice of a plane in every direction, and hands each response on. */
function filterPlane(
  source: Block,
  box: Box,
  {plane, prepared, radius, size, part, padding}: PlaneTask,
  hand: (response: Float64Array, direction: number) => void,
): void {
  const [first, second, across] = plane;
  const strides = [1, box.shape[0], box.shape[0] * box.shape[1]];
  const responses = prepared.map(
    () => new Float64Array(box.shape[0] * box.shape[1] * box.shape[2]),
  );
  for (let slice = 0; slice < box.shape[across]; slice++) {
    const reached = sliceBox(box, plane, slice, radius);
    const padded = paddedData(source, reached, padding);
    const transformed = fft(placed(padded, reached.shape[first], size), {shape: size});
    prepared.forEach(({kernel}, direction) => {
      const {re, im} = convolved(transformed, kernel, size);
      for (let j = 0; j < box.shape[second]; j++) {
        let to = slice * strides[across] + j * strides[second];
        let from = (j + radius) * size[0] + radius;
        for (let i = 0; i < box.shape[first]; i++, from++, to += strides[first]) {
          responses[direction][to] = part(re[from], im[from]);
        }
      }
    });
  }
  responses.forEach(hand);
}

/**
 * Computes the response to a complex Gabor kernel, a wave under a Gaussian, slice by slice: in one
 * direction, or pooled over a full turn, and in axial slices or pooled over those across all three axes.
 * Weights below 10⁻⁶ of the largest are left out.
 *
 * @formula $h(x) = e^{-(u^2 + \gamma^2 v^2) / 2\sigma^2 + 2\pi i u / \lambda}$, $u = x_1 \cos\theta + x_2 \sin\theta$, $v = x_2 \cos\theta - x_1 \sin\theta$, $\hat h(\omega) \propto e^{-\sigma^2 ((\omega_u - 2\pi/\lambda)^2 + \omega_v^2 / \gamma^2) / 2}$
 * @param image - the image, finite, with equal spacing in the filtered planes
 * @param options - response, part of the complex one; sigmaMm; lambdaMm; gamma; theta and thetaStep in
 *   radians; pooling; planes; padding
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, unit "1" (a phase in radians)
 * @throws RangeError when an option breaks its rule, the spacing is unequal, or a value is not finite
 * @ref gabor1946
 * @ref depeursinge2020
 * @example gaborFilter(createVolume(Float64Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0), {shape: [3, 3, 1], unit: "1"}), {response: "real", sigmaMm: 1, lambdaMm: 4, gamma: 1, theta: 0, thetaStep: null, pooling: "none", planes: "axial", padding: "zero"}).data[1] // ≈ 0.6065307
 */
export function gaborFilter(image: Volume, options: GaborOptions, region?: Mask): Volume {
  const who = "gaborFilter";
  requireOptions(who, options);
  const part = responsePart(who, options.response);
  const found = distinct(directions(who, options), options.response);
  requireImage(who, image);
  const isAxial = options.planes === "axial";
  const side = requireIsotropic(who, image, isAxial ? [0, 1] : [0, 1, 2]);
  const shapes = found.map(({angle}): GaborShape => {
    const {sigmaMm, lambdaMm, gamma} = options;
    return {sigma: sigmaMm / side, lambda: lambdaMm / side, gamma, angle};
  });
  const radius = Math.max(...shapes.map(gaborRadius));
  if (!(radius <= MOST_RADIUS)) {
    throw new RangeError(
      `${who}: sigmaMm and gamma must keep the kernel within ${MOST_RADIUS} voxels, got ${radius}`,
    );
  }

  const box = regionBox(who, image, region);
  const planes = isAxial ? PLANES.slice(0, 1) : PLANES;
  const total = new Float64Array(box.shape[0] * box.shape[1] * box.shape[2]);
  const pooling = options.pooling === "none" ? "average" : options.pooling;
  let isFirst = true;
  for (const plane of planes) {
    const length = (axis: number): number => powerOfTwo(box.shape[axis] + 2 * radius);
    const size = [length(plane[0]), length(plane[1])] as const;
    const prepared = shapes.map((shape, k): Prepared => {
      return {kernel: gaborTransform(shape, radius, size), weight: found[k].weight};
    });
    const task: PlaneTask = {plane, prepared, radius, size, part, padding: options.padding};
    filterPlane(imageBlock(image), box, task, (response, k) => {
      poolInto(total, response, pooling, {isFirst, weight: found[k].weight / planes.length});
      isFirst = false;
    });
  }
  return responseVolume(image, {data: total, box, whole: image.shape}, "1");
}
