import type {Mask, Volume} from "../../image/index.ts";
import {type Box, boxVolume, regionBox} from "./box.ts";
import {requireImage} from "./requireImage.ts";
import {type PeriodicBox, stationaryAxis} from "./stationaryAxis.ts";
import {
  requireFamily,
  type WaveletFamily,
  type WaveletFilters,
  waveletFilters,
} from "./waveletFilters.ts";

/** Which wavelet, how often, and along which axes. */
export interface StationaryWaveletOptions {
  /** The wavelet; "coif1" when left out, as in PyRadiomics. */
  readonly family?: WaveletFamily;
  /** Number of levels that are returned; 1 when left out. */
  readonly level?: number;
  /** Levels that are taken off before; 0 when left out. */
  readonly startLevel?: number;
  /** 2 to leave the third axis alone, as PyRadiomics does under force2D; 3 when left out. */
  readonly dims?: 2 | 3;
}

/** One band: its letters in the order of the axes x, y, z, and the level it belongs to, from 1. */
export interface WaveletBand {
  readonly band: string;
  readonly level: number;
  readonly image: Volume;
}

/** The most levels: far more than an image has use for. */
const MOST_LEVELS = 32;

/** Checks the options and fills in what was left out. */
function checked(
  who: string,
  options: StationaryWaveletOptions,
): Required<StationaryWaveletOptions> {
  const {family = "coif1", level = 1, startLevel = 0, dims = 3} = options;
  requireFamily(who, family);
  if (!(Number.isInteger(level) && level >= 1 && level <= MOST_LEVELS)) {
    throw new RangeError(
      `${who}: level must be a whole number from 1 to ${MOST_LEVELS}, got ${level}`,
    );
  }
  if (!(Number.isInteger(startLevel) && startLevel >= 0 && startLevel <= MOST_LEVELS)) {
    throw new RangeError(
      `${who}: startLevel must be a whole number from 0 to ${MOST_LEVELS}, got ${startLevel}`,
    );
  }
  if (dims !== 2 && dims !== 3) throw new RangeError(`${who}: dims must be 2 or 3, got ${dims}`);
  return {family, level, startLevel, dims};
}

/**
 * Gives the filters in the precision of the image. PyWavelets keeps those of Coiflets divided by √2, so
 * that in single precision they are rounded twice.
 */
function filtersFor(family: WaveletFamily, {data}: Volume): WaveletFilters {
  const {low, high} = waveletFilters(family);
  if (!(data instanceof Float32Array)) return {low, high};
  const {fround, SQRT2} = Math;
  const once = (h: number): number => fround(h);
  const twice = (h: number): number => fround(fround(h / SQRT2) * fround(SQRT2));
  const round = family.startsWith("coif") ? twice : once;
  return {low: low.map(round), high: high.map(round)};
}

/** Makes room around a box for the filters; where the room crosses the border, the whole axis is taken. */
function widened({start, shape}: Box, reach: number, period: readonly number[], dims: 2 | 3): Box {
  const low = [start[0], start[1], start[2]];
  const size = [shape[0], shape[1], shape[2]];
  for (let axis = 0; axis < dims; axis++) {
    const [from, to] = [start[axis] - reach + 1, start[axis] + shape[axis] + reach];
    const inside = from >= 0 && to <= period[axis];
    low[axis] = inside ? from : 0;
    size[axis] = inside ? to - from : period[axis];
  }
  return {start: [low[0], low[1], low[2]], shape: [size[0], size[1], size[2]]};
}

/** Copies a box of the periodic image: an axis of odd length has its first voxel once more at its end. */
function takeBox({data, shape: [nx, ny, nz]}: Volume, {start, shape}: Box): PeriodicBox {
  const count = shape[0] * shape[1] * shape[2];
  const out = data instanceof Float32Array ? new Float32Array(count) : new Float64Array(count);
  let to = 0;
  for (let z = 0; z < shape[2]; z++) {
    for (let y = 0; y < shape[1]; y++) {
      const row = nx * (((y + start[1]) % ny) + ny * ((z + start[2]) % nz));
      for (let x = start[0]; x < start[0] + shape[0]; x++) out[to++] = data[row + (x % nx)];
    }
  }
  return {data: out, start, shape};
}

/** Cuts a smaller box out of one. */
function cropped(source: PeriodicBox, box: Box): Float32Array | Float64Array {
  const {data, start, shape} = source;
  if (shape.every((n, axis) => n === box.shape[axis])) return data;
  const [nx, ny, nz] = box.shape;
  const out = data.slice(0, nx * ny * nz);
  const offset = start.map((s, axis) => box.start[axis] - s);
  for (let row = 0; row < ny * nz; row++) {
    const [y, z] = [(row % ny) + offset[1], Math.floor(row / ny) + offset[2]];
    const from = offset[0] + shape[0] * (y + shape[1] * z);
    out.set(data.subarray(from, from + nx), row * nx);
  }
  return out;
}

/** Takes one level off: every band, by its letters. */
function oneLevel(
  source: PeriodicBox,
  box: Box,
  filters: WaveletFilters,
  period: readonly number[],
  dims: 2 | 3,
): ReadonlyMap<string, PeriodicBox> {
  let bands = new Map([["", source]]);
  for (const axis of dims === 2 ? ([0, 1] as const) : ([0, 1, 2] as const)) {
    const place = {from: box.start[axis], count: box.shape[axis]};
    const next = new Map<string, PeriodicBox>();
    for (const [letters, values] of bands) {
      const pass = {axis, filters, period: period[axis], ...place};
      const [low, high] = stationaryAxis(values, pass);
      next.set(`${letters}L`, low).set(`${letters}H`, high);
    }
    bands = next;
  }
  return bands;
}

/**
 * Takes an image apart into wavelet bands on its own grid, as PyWavelets' `swtn` does for PyRadiomics:
 * along x, then y, then z, periodic, an axis of odd length first made even by its own first voxel. Every
 * further level filters the smooth band of the one before with the same filters, not spread out
 * (PyRadiomics asks for level 1 each time). Single precision stays single; any other image gives double
 * precision.
 *
 * @formula $a[i] = \sum_k l[k]\, f[(i + \tfrac n2 - k) \bmod N]$, $d[i] = \sum_k g[k]\, f[(i + \tfrac n2 - k) \bmod N]$ along each axis
 * @param image - the image, finite
 * @param options - family, "coif1" when left out; level, levels that are returned, 1 when left out;
 *   startLevel, levels taken off before, 0 when left out; dims, 2 to leave the third axis alone, 3 when
 *   left out
 * @param region - where the bands are wanted; left out, everywhere
 * @returns the bands on the region's bounding box, unit "1": for each level LLH, LHL, LHH, HLL, HLH,
 *   HHL, HHH, and last the LLL of the last level
 * @throws RangeError when an option breaks its rule or a value is not finite
 * @ref lee2019
 * @ref vangriethuysen2017
 * @example stationaryWavelet(createVolume(Float64Array.of(1, 3, 5, 7), {shape: [2, 2, 1], unit: "1"}), {family: "haar", dims: 2}).map(({band}) => band) // ["LH", "HL", "HH", "LL"]
 * stationaryWavelet(createVolume(Float64Array.of(1, 3, 5, 7), {shape: [2, 2, 1], unit: "1"}), {family: "haar", dims: 2})[3].image.data // ≈ [8, 8, 8, 8]
 */
export function stationaryWavelet(
  image: Volume,
  options: StationaryWaveletOptions = {},
  region?: Mask,
): WaveletBand[] {
  const who = "stationaryWavelet";
  const {family, level, startLevel, dims} = checked(who, options);
  requireImage(who, image);
  const box = regionBox(who, image, region);
  const filters = filtersFor(family, image);
  const period = image.shape.map((n) => n + (n % 2));

  // Boxes are planned from the last level back to the image, and computed the other way.
  const boxes = [box];
  for (let k = 1; k < level + startLevel + 1; k++) {
    boxes.unshift(widened(boxes[0], filters.low.length / 2, period, dims));
  }
  let smooth = takeBox(image, boxes[0]);
  const found: WaveletBand[] = [];
  const add = (band: string, at: number, values: PeriodicBox): void => {
    found.push({band, level: at, image: boxVolume(image, box, cropped(values, box), "1")});
  };
  for (let k = 1; k <= level + startLevel; k++) {
    const bands = oneLevel(smooth, boxes[k], filters, period, dims);
    for (const [letters, values] of bands) {
      if (letters === "L".repeat(dims)) smooth = values;
      else if (k > startLevel) add(letters, k - startLevel, values);
    }
  }
  add("L".repeat(dims), level, smooth);
  return found;
}
