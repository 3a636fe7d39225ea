import type {Volume} from "../../image/index.ts";
import {splineCoefficients} from "../../image/index.ts";

/**
 * Samples an image at a fixed offset from a voxel, by cubic splines; 0 beyond the centres of the
 * outermost voxels.
 */
export type Sampler = (x: number, y: number, z: number) => number;

/** Weighs four coefficients around a place between two of them. */
function splineWeights(t: number): Float64Array {
  const u = 1 - t;
  const w0 = (u * u * u) / 6;
  const w1 = (t * t * (t - 2) * 3 + 4) / 6;
  const w2 = (u * u * (u - 2) * 3 + 4) / 6;
  return Float64Array.of(w0, w1, w2, 1 - w0 - w1 - w2);
}

/**
 * Lists the four coefficients for every voxel of an axis, mirrored at its ends; −1 first where the place
 * lies outside.
 */
function axisPlaces(offset: number, n: number, stride: number): Int32Array {
  const places = new Int32Array(4 * n);
  for (let i = 0; i < n; i++) {
    const at = i + offset;
    const first = Math.floor(i + offset) - 1;
    const isOutside = at < 0 || at > n - 1;
    for (let k = 0; k < 4; k++) {
      const period = Math.max(1, 2 * n - 2);
      const folded = (((first + k) % period) + period) % period;
      places[4 * i + k] = isOutside ? -1 : stride * Math.min(folded, period - folded);
    }
  }
  return places;
}

/** Gives the function that rounds as the image's own kind of number does. */
function storage({data}: Volume): (value: number) => number {
  if (data instanceof Float64Array) return (value) => value;
  if (data instanceof Float32Array) return Math.fround;
  const bits = 8 * data.BYTES_PER_ELEMENT;
  const isSigned =
    data instanceof Int8Array || data instanceof Int16Array || data instanceof Int32Array;
  const [low, high] = isSigned ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  return (value) => {
    const rounded = value > 0 ? Math.floor(value + 0.5) : Math.ceil(value - 0.5);
    return Math.min(Math.max(rounded, low), high) + 0;
  };
}

/**
 * Makes the samplers of several offsets, x, y, z in voxels; results are stored as the image's numbers
 * are.
 */
export function sphereSamplers(
  image: Volume,
  offsets: readonly (readonly [number, number, number])[],
): Sampler[] {
  const coefficients = splineCoefficients(image);
  const {shape} = image;
  const store = storage(image);
  const strides = [1, shape[0], shape[0] * shape[1]];
  return offsets.map((offset): Sampler => {
    const [px, py, pz] = offset.map((d, axis) => axisPlaces(d, shape[axis], strides[axis]));
    const [wx, wy, wz] = offset.map((d) => splineWeights(d - Math.floor(d)));
    return (x, y, z) => {
      if (px[4 * x] < 0 || py[4 * y] < 0 || pz[4 * z] < 0) return 0;
      const [x0, x1, x2, x3] = [px[4 * x], px[4 * x + 1], px[4 * x + 2], px[4 * x + 3]];
      let total = 0;
      for (let k = 0; k < 4; k++) {
        let plane = 0;
        for (let j = 0; j < 4; j++) {
          const row = pz[4 * z + k] + py[4 * y + j];
          const c = coefficients;
          plane +=
            wy[j] *
            (wx[0] * c[row + x0] + wx[1] * c[row + x1] + wx[2] * c[row + x2] + wx[3] * c[row + x3]);
        }
        total += wz[k] * plane;
      }
      return store(total);
    };
  });
}
