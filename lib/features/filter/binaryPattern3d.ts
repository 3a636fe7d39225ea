import type {Mask, Volume} from "../../image/index.ts";
import {type Box, boxVolume, regionBox} from "./box.ts";
import {icosphere} from "./icosphere.ts";
import {requireImage} from "./requireImage.ts";
import {sphericalHarmonics} from "./sphericalHarmonics.ts";
import {sphereSamplers} from "./sphereSampler.ts";

/** How the sphere of neighbours is sampled, and how many degrees of harmonics are returned. */
export interface BinaryPattern3dOptions {
  /** Number of degrees, from 0 on, 1 … 16; 2 when left out, as in PyRadiomics. */
  readonly levels?: number;
  /** Radius of the sphere, voxels, above 0; 1 when left out. */
  readonly radius?: number;
  /**
   * How often the triangles of an icosahedron are split into four, 0 … 4; 1 when left out, which makes
   * 42 neighbours.
   */
  readonly subdivisions?: number;
}

/** Patterns of a region in three dimensions. */
export interface BinaryPattern3d {
  /** The strength of each degree. */
  readonly levels: readonly Volume[];
  /** The excess kurtosis of the neighbours' values; NaN where they are all alike. */
  readonly kurtosis: Volume;
}

/** Checks the options and fills in what was left out. */
function checked(who: string, options: BinaryPattern3dOptions): Required<BinaryPattern3dOptions> {
  const {levels = 2, radius = 1, subdivisions = 1} = options;
  if (!(Number.isInteger(levels) && levels >= 1 && levels <= 16)) {
    throw new RangeError(`${who}: levels must be a whole number from 1 to 16, got ${levels}`);
  }
  if (!(Number.isFinite(radius) && radius > 0)) {
    throw new RangeError(`${who}: radius must be finite and above 0 voxels, got ${radius}`);
  }
  if (!(Number.isInteger(subdivisions) && subdivisions >= 0 && subdivisions <= 4)) {
    throw new RangeError(
      `${who}: subdivisions must be a whole number from 0 to 4, got ${subdivisions}`,
    );
  }
  return {levels, radius, subdivisions};
}

/**
 * Real functions on the sphere that span one degree, by neighbour: the row of a neighbour holds 2n + 1
 * numbers.
 */
interface Degree {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * Tabulates the harmonics of one degree at the neighbours: m = 0, then real and imaginary parts, scaled
 * by √2. PyRadiomics hands the polar angle over as the azimuth and the azimuth as the polar angle, which
 * is kept here.
 */
function degreeOf(
  n: number,
  points: readonly (readonly [number, number, number])[],
  radius: number,
): Degree {
  const size = 2 * n + 1;
  const values = new Float64Array(size * points.length);
  points.forEach(([x, y, z], v) => {
    const {re, im} = sphericalHarmonics(n, Math.acos(z / radius), Math.atan2(y, x));
    values[v * size] = re[0];
    for (let m = 1; m <= n; m++) {
      values[v * size + 2 * m - 1] = Math.SQRT2 * re[m];
      values[v * size + 2 * m] = Math.SQRT2 * im[m];
    }
  });
  return {size, values};
}

/**
 * Projects a pattern on a degree and takes the length of what the degree makes of it. In c·Y, without a
 * conjugate, the imaginary parts count negative.
 */
function strength(bits: Uint8Array, {size, values}: Degree, c: Float64Array): number {
  c.fill(0, 0, size);
  for (let v = 0; v < bits.length; v++) {
    if (bits[v] === 0) continue;
    for (let k = 0; k < size; k++) c[k] += values[v * size + k];
  }
  let total = 0;
  for (let v = 0; v < bits.length; v++) {
    let f = 0;
    for (let k = 0; k < size; k++) {
      const sign = k > 0 && k % 2 === 0 ? -1 : 1;
      f += sign * c[k] * values[v * size + k];
    }
    total += f * f;
  }
  return Math.sqrt(total);
}

/** Computes the excess kurtosis of values; NaN where their spread is below the resolution of their kind. */
function excessKurtosis(values: Float64Array, resolution: number): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let [m2, m4] = [0, 0];
  for (const value of values) {
    const square = (value - mean) ** 2;
    m2 += square / values.length;
    m4 += (square * square) / values.length;
  }
  return m2 <= (resolution * mean) ** 2 ? Number.NaN : m4 / m2 ** 2 - 3;
}

/** Visits the voxels of a region in a box. */
function eachVoxel(
  region: Mask | undefined,
  {start, shape}: Box,
  whole: readonly number[],
  visit: (x: number, y: number, z: number, at: number, to: number) => void,
): void {
  for (let k = 0, to = 0; k < shape[2]; k++) {
    for (let j = 0; j < shape[1]; j++) {
      for (let i = 0; i < shape[0]; i++, to++) {
        const [x, y, z] = [start[0] + i, start[1] + j, start[2] + k];
        const at = x + whole[0] * (y + whole[1] * z);
        if (region === undefined || region.data[at] === 1) visit(x, y, z, at, to);
      }
    }
  }
}

/**
 * Computes local binary patterns in three dimensions as PyRadiomics does: the neighbours on a sphere
 * around each voxel, found by cubic splines, are compared with it, and the pattern of those at least as
 * bright is projected on spherical harmonics. Of each degree the length of the projection is returned,
 * and of the neighbours themselves the kurtosis. The sphere's first coordinate runs along z, and the two
 * angles are exchanged, as there.
 *
 * @formula $g_n = \Big\lVert \sum_m c_{nm} Y_{nm} \Big\rVert_2$, $c_{nm} = \sum_v s(f_v - f_c)\, Y_{nm}(v)$, $s(t) = [t \ge 0]$
 * @param image - the image, finite; beyond the centres of its outermost voxels it counts as 0
 * @param options - levels, number of degrees, 2 when left out; radius in voxels, 1 when left out;
 *   subdivisions of the icosahedron, 1 when left out
 * @param region - where the patterns are wanted; left out, everywhere
 * @returns levels and kurtosis on the region's bounding box, unit "1"; 0 outside the region; kurtosis is
 *   NaN where all neighbours are alike
 * @throws RangeError when an option breaks its rule or a value is not finite
 * @ref banerjee2013
 * @ref vangriethuysen2017
 * @example binaryPattern3d(createVolume(new Float64Array(27).fill(4), {shape: [3, 3, 3], unit: "1"})).levels.length // 2
 */
export function binaryPattern3d(
  image: Volume,
  options: BinaryPattern3dOptions = {},
  region?: Mask,
): BinaryPattern3d {
  const who = "binaryPattern3d";
  const {levels, radius, subdivisions} = checked(who, options);
  requireImage(who, image);
  const box = regionBox(who, image, region);
  const points = icosphere(subdivisions, radius);
  const samplers = sphereSamplers(
    image,
    points.map(([x, y, z]) => [z, y, x]),
  );
  const degrees = Array.from({length: levels}, (_, n) => degreeOf(n, points, radius));
  const count = box.shape[0] * box.shape[1] * box.shape[2];
  const out = degrees.map(() => new Float64Array(count));
  const kurtosis = new Float64Array(count);
  const resolution = image.data instanceof Float32Array ? 1e-6 : 1e-15;
  const values = new Float64Array(points.length);
  const bits = new Uint8Array(points.length);
  const c = new Float64Array(2 * levels);
  eachVoxel(region, box, image.shape, (x, y, z, at, to) => {
    for (let v = 0; v < values.length; v++) {
      values[v] = samplers[v](x, y, z);
      bits[v] = values[v] >= image.data[at] ? 1 : 0;
    }
    kurtosis[to] = excessKurtosis(values, resolution);
    for (let n = 0; n < levels; n++) out[n][to] = strength(bits, degrees[n], c);
  });
  return {
    levels: out.map((data) => boxVolume(image, box, data, "1")),
    kurtosis: boxVolume(image, box, kurtosis, "1"),
  };
}
