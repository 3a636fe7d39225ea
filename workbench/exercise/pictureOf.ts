import type {Picture, PicturePart} from "./picture.ts";

/** Longest side of a picture in pixels: masks take one digit a pixel, images a dozen. */
const LONGEST = {mask: 128, image: 64};
/** Digits that are kept of an image's values. */
const DIGITS = 5;
/** Voxels shown around the region of interest. */
const MARGIN = 4;

type Values = ArrayLike<number>;

/** Two whole images to compare, x fastest. */
export interface PicturePair {
  readonly kind: Picture["kind"];
  readonly shape: readonly number[];
  readonly expected: Values;
  readonly got: Values;
}

/** Half-open ranges of columns and rows. */
interface Window {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Finds the slice in which both differ most. */
function worstSlice({shape, expected, got}: PicturePair): number {
  const size = shape[0] * shape[1];
  let worst = 0;
  let most = -1;
  for (let z = 0; z < (shape[2] ?? 1); z++) {
    let sum = 0;
    for (let i = z * size; i < (z + 1) * size; i++) sum += Math.abs(got[i] - expected[i]);
    if (sum > most) [worst, most] = [z, sum];
  }
  return worst;
}

/** The part of a slice that matters: a mask's regions or an image's differences, with some voxels around. */
function windowOf({kind, shape: [nx, ny], expected, got}: PicturePair, offset: number): Window {
  let [x0, x1, y0, y1] = [nx, 0, ny, 0];
  for (let y = 0, i = offset; y < ny; y++) {
    for (let x = 0; x < nx; x++, i++) {
      const matters = kind === "mask" ? expected[i] + got[i] > 0 : expected[i] !== got[i];
      if (!matters) continue;
      [x0, x1] = [Math.min(x0, x), Math.max(x1, x + 1)];
      [y0, y1] = [Math.min(y0, y), Math.max(y1, y + 1)];
    }
  }
  return {
    x0: Math.max(0, x0 - MARGIN),
    x1: Math.min(nx, x1 + MARGIN),
    y0: Math.max(0, y0 - MARGIN),
    y1: Math.min(ny, y1 + MARGIN),
  };
}

/** Returns, of a block of voxels, the one that differs most; the first when all are equal. */
function tellingVoxel(
  {shape: [nx], expected, got}: PicturePair,
  offset: number,
  {x0, x1, y0, y1}: Window,
): number {
  let found = offset + x0 + nx * y0;
  let most = 0;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const i = offset + x + nx * y;
      const difference = Math.abs(got[i] - expected[i]);
      if (difference > most) [found, most] = [i, difference];
    }
  }
  return found;
}

/**
 * Makes a small picture of two images that differ: the slice in which they differ most, whole where it is
 * small, else cut to what matters, else with several voxels to a pixel, of which the one that differs most
 * is shown, so that no difference vanishes.
 *
 * @param pair - equal lengths, nx·ny or nx·ny·nz
 * @returns undefined when a value that it would show is not finite
 */
export function pictureOf(pair: PicturePair): Picture | undefined {
  const {kind, shape} = pair;
  const [nx, ny] = shape;
  const slice = worstSlice(pair);
  const offset = slice * nx * ny;
  const whole: Window = {x0: 0, x1: nx, y0: 0, y1: ny};
  const longest = LONGEST[kind];
  const window = Math.max(nx, ny) <= longest ? whole : windowOf(pair, offset);
  const {x0, x1, y0, y1} = window;
  const step = Math.max(1, Math.ceil(Math.max(x1 - x0, y1 - y0) / longest));
  const size: [number, number] = [Math.ceil((x1 - x0) / step), Math.ceil((y1 - y0) / step)];

  const [expected, got]: [number[], number[]] = [[], []];
  const kept = (value: number): number =>
    kind === "mask" ? value : Number(value.toPrecision(DIGITS));
  for (let row = 0; row < size[1]; row++) {
    for (let column = 0; column < size[0]; column++) {
      const [x, y] = [x0 + column * step, y0 + row * step];
      const block = {x0: x, x1: Math.min(x + step, x1), y0: y, y1: Math.min(y + step, y1)};
      const voxel = tellingVoxel(pair, offset, block);
      expected.push(kept(pair.expected[voxel]));
      got.push(kept(pair.got[voxel]));
    }
  }
  if (![...expected, ...got].every(Number.isFinite)) return undefined;
  const part: PicturePart = {slice, first: [x0, y0], step};
  const all = window === whole && step === 1 && (shape[2] ?? 1) === 1;
  return {kind, shape: size, expected, got, ...(all ? {} : {part})};
}
