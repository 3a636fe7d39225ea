import type {Mask, Volume} from "../../image/index.ts";
import {boxVolume, regionBox} from "./box.ts";
import {requireImage} from "./requireImage.ts";

/** How a circle of neighbours becomes a number; the names are scikit-image's. */
export type PatternMethod = "uniform" | "default" | "ror" | "nri_uniform";

/** Which neighbours are compared, and how their pattern becomes a number. */
export interface BinaryPattern2dOptions {
  /** Radius of the circle, voxels, above 0; 1 when left out, as in PyRadiomics. */
  readonly radius?: number;
  /** Number of neighbours on the circle, 1 … 24; 8 when left out. */
  readonly samples?: number;
  /** How the pattern becomes a number; "uniform" when left out. */
  readonly method?: PatternMethod;
}

const METHODS: readonly string[] = ["uniform", "default", "ror", "nri_uniform"];

/** Checks the options and fills in what was left out. */
function checked(who: string, options: BinaryPattern2dOptions): Required<BinaryPattern2dOptions> {
  const {radius = 1, samples = 8, method = "uniform"} = options;
  if (!(Number.isFinite(radius) && radius > 0)) {
    throw new RangeError(`${who}: radius must be finite and above 0 voxels, got ${radius}`);
  }
  if (!(Number.isInteger(samples) && samples >= 1 && samples <= 24)) {
    throw new RangeError(`${who}: samples must be a whole number from 1 to 24, got ${samples}`);
  }
  if (!METHODS.includes(method)) {
    throw new RangeError(
      `${who}: method must be one of ${METHODS.join(", ")}, got ${String(method)}`,
    );
  }
  return {radius, samples, method};
}

/** Counts the ones of a pattern. */
function countOnes(bits: Uint8Array): number {
  return bits.reduce((ones, bit) => ones + bit, 0);
}

/** Counts how often a pattern turns from 0 to 1 or back, without the step from its end to its beginning. */
function countChanges(bits: Uint8Array): number {
  let changes = 0;
  for (let k = 1; k < bits.length; k++) changes += bits[k] === bits[k - 1] ? 0 : 1;
  return changes;
}

/** Finds the smallest number that a pattern can be turned into. */
function leastRotation(bits: Uint8Array): number {
  let value = bits.reduce((total, bit, k) => total + bit * 2 ** k, 0);
  let least = value;
  for (let k = 1; k < bits.length; k++) {
    value = (value >> 1) | ((value & 1) << (bits.length - 1));
    least = Math.min(least, value);
  }
  return least;
}

/** Numbers the uniform patterns by their ones and by how far they are turned. */
function turnedUniform(bits: Uint8Array): number {
  const count = bits.length;
  const ones = countOnes(bits);
  if (ones === 0) return 0;
  if (ones === count) return count * (count - 1) + 1;
  const firstOne = bits.indexOf(1);
  const turn = firstOne === 0 ? ones - bits.indexOf(0) : count - firstOne;
  return 1 + (ones - 1) * count + turn;
}

/** The number of a pattern, by method. */
const NUMBER_OF: Readonly<Record<PatternMethod, (bits: Uint8Array) => number>> = {
  uniform: (bits) => (countChanges(bits) <= 2 ? countOnes(bits) : bits.length + 1),
  default: (bits) => bits.reduce((total, bit, k) => total + bit * 2 ** k, 0),
  ror: leastRotation,
  nri_uniform: (bits) =>
    countChanges(bits) <= 2 ? turnedUniform(bits) : bits.length * (bits.length - 1) + 2,
};

/**
 * For each voxel of an axis, the voxels before and after a place beside it (−1 outside), and how far it
 * is between them.
 */
interface Beside {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly share: Float64Array;
}

/** Finds the voxels around a place for each voxel of an axis of n. */
function beside(offset: number, n: number): Beside {
  const inside = (i: number): number => (i < 0 || i >= n ? -1 : i);
  const at = Float64Array.from({length: n}, (_, i) => i + offset);
  return {
    before: Int32Array.from(at, (place) => inside(Math.floor(place))),
    after: Int32Array.from(at, (place) => inside(Math.ceil(place))),
    share: at.map((place) => place - Math.floor(place)),
  };
}

/** A neighbour: the voxels around it along x and along y. */
type Neighbour = readonly [Beside, Beside];

/** Finds the neighbours on the circle, their places to five digits, as scikit-image does. */
function circle(radius: number, samples: number, [nx, ny]: readonly number[]): Neighbour[] {
  const digits = (value: number): number => Math.round(value * 1e5) / 1e5;
  const r = Math.fround(radius);
  return Array.from({length: samples}, (_, k) => {
    const angle = (2 * Math.PI * k) / samples;
    return [beside(digits(r * Math.cos(angle)), nx), beside(digits(-r * Math.sin(angle)), ny)];
  });
}

/** Interpolates linearly between the four voxels around a neighbour; outside the slice is 0. */
function between(
  {data, shape: [nx]}: Volume,
  slice: number,
  [along, across]: Neighbour,
  x: number,
  y: number,
): number {
  const [x0, x1, y0, y1] = [along.before[x], along.after[x], across.before[y], across.after[y]];
  const [fx, fy] = [along.share[x], across.share[y]];
  const upper = slice + nx * y0;
  const lower = slice + nx * y1;
  const a = x0 < 0 || y0 < 0 ? 0 : data[upper + x0];
  const b = x1 < 0 || y0 < 0 ? 0 : data[upper + x1];
  const c = x0 < 0 || y1 < 0 ? 0 : data[lower + x0];
  const d = x1 < 0 || y1 < 0 ? 0 : data[lower + x1];
  return (1 - fy) * ((1 - fx) * a + fx * b) + fy * ((1 - fx) * c + fx * d);
}

/**
 * Computes local binary patterns slice by slice: each voxel is compared with neighbours on a circle
 * around it, and the pattern of which are at least as bright becomes a number, as in scikit-image and
 * PyRadiomics.
 *
 * @formula $g = \sum_{p} s(f_p - f_c)$ for patterns with at most two changes, else $P + 1$; $s(t) = [t \ge 0]$ ("uniform")
 * @param image - the image, finite; beyond a slice it counts as 0
 * @param options - radius in voxels, 1 when left out; samples, neighbours on the circle, 8 when left
 *   out; method, "uniform" when left out
 * @param region - where the patterns are wanted; left out, everywhere
 * @returns the numbers of the patterns on the region's bounding box, unit "1"
 * @throws RangeError when an option breaks its rule or a value is not finite
 * @ref ojala2002
 * @ref vangriethuysen2017
 * @example binaryPattern2d(createVolume(Uint8Array.of(9, 9, 9, 1, 5, 1, 1, 1, 1), {shape: [3, 3, 1], unit: "1"}), {radius: 1}).data[4] // 3
 */
export function binaryPattern2d(
  image: Volume,
  options: BinaryPattern2dOptions = {},
  region?: Mask,
): Volume {
  const {radius, samples, method} = checked("binaryPattern2d", options);
  requireImage("binaryPattern2d", image);
  const box = regionBox("binaryPattern2d", image, region);
  const neighbours = circle(radius, samples, image.shape);
  const numberOf = NUMBER_OF[method];
  const bits = new Uint8Array(samples);
  const [nx, ny, nz] = box.shape;
  const out = new Float64Array(nx * ny * nz);
  for (let to = 0; to < out.length; to++) {
    const x = (to % nx) + box.start[0];
    const y = (Math.floor(to / nx) % ny) + box.start[1];
    const slice = image.shape[0] * image.shape[1] * (Math.floor(to / (nx * ny)) + box.start[2]);
    const middle = image.data[slice + x + image.shape[0] * y];
    for (let k = 0; k < samples; k++) {
      bits[k] = between(image, slice, neighbours[k], x, y) - middle >= 0 ? 1 : 0;
    }
    out[to] = numberOf(bits);
  }
  return boxVolume(image, box, out, "1");
}
