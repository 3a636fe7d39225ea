import {fft, fftShift} from "../core/index.ts";
import type {Grid, Unit, Volume} from "../image/index.ts";

/** Samples of a spatial spectrum: frequency 0 in the middle, at ⌊n/2⌋ of every axis. */
export interface Kspace extends Grid {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Unit of the image that it came from. */
  readonly unit: Unit;
}

/** Transforms centred samples into centred samples, scaled so that energy is kept. */
export function centredTransform(
  {re, im}: {readonly re: ArrayLike<number>; readonly im: ArrayLike<number>},
  shape: readonly number[],
  inverse: boolean,
): {readonly re: Float64Array; readonly im: Float64Array} {
  const inward = {
    re: fftShift(re, {shape, back: true}),
    im: fftShift(im, {shape, back: true}),
  };
  const out = fft(inward, {shape, inverse});
  // The inverse has already divided by n; the other way has not divided at all.
  const scale = inverse ? Math.sqrt(re.length) : 1 / Math.sqrt(re.length);
  const scaled = (part: Float64Array) => {
    const moved = fftShift(part, {shape});
    for (let i = 0; i < moved.length; i++) moved[i] *= scale;
    return moved;
  };
  return {re: scaled(out.re), im: scaled(out.im)};
}

/**
 * Computes the k-space of an image: what an MR scanner samples. Centred in both spaces, and scaled so that
 * both hold the same energy ("ortho").
 *
 * @formula eq:kspace $S(\mathbf k) = \frac{1}{\sqrt N} \sum_{\mathbf r} f(\mathbf r)\,e^{-2\pi i \mathbf k \cdot \mathbf r / \mathbf n}$
 * @param image - the image; an axis of one voxel is left alone, so a slice has a two-dimensional k-space
 * @returns the samples on a grid of the image's shape, frequency 0 at ⌊n/2⌋ of every axis
 * @throws RangeError when a voxel is not finite
 * @ref bernstein2004
 * @example kspace(createVolume(Float64Array.of(1, 3), {shape: [2, 1, 1], unit: "1"})).re // ≈ [1.41421356, 2.82842712]
 */
export function kspace(image: Volume): Kspace {
  const {data, unit, shape, spacing, origin, direction} = image;
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      throw new RangeError(
        `kspace: every voxel must be a finite number, got ${data[i]}; one would spoil every frequency`,
      );
    }
  }
  const parts = centredTransform({re: data, im: new Float64Array(data.length)}, shape, false);
  return {...parts, shape, spacing, origin, direction, unit};
}
