import {fft} from "../core/index.ts";
import type {Volume} from "../image/index.ts";
import {type ConvolveOptions, padForKernel, requireKernel} from "./convolve.ts";
import {originIndex, type SampledKernel} from "./kernel.ts";

/** Lays a kernel round the corner of a periodic grid, its place 0 on sample 0; what is too large wraps. */
function wrapped(
  {data, shape}: SampledKernel,
  grid: Volume["shape"],
  start: readonly number[],
): Float64Array {
  const laid = new Float64Array(grid[0] * grid[1] * grid[2]);
  const place = (i: number, axis: number) =>
    (((i - start[axis]) % grid[axis]) + grid[axis]) % grid[axis];
  for (let k = 0, at = 0; k < shape[2]; k++) {
    const z = place(k, 2);
    for (let j = 0; j < shape[1]; j++) {
      const y = place(j, 1);
      for (let i = 0; i < shape[0]; i++, at++) {
        laid[place(i, 0) + grid[0] * (y + grid[1] * z)] += data[at];
      }
    }
  }
  return laid;
}

/** Multiplies the transforms of image and kernel and comes back: the circular convolution. */
function circular(image: ArrayLike<number>, kernel: Float64Array, shape: Volume["shape"]) {
  const f = fft(image, {shape});
  const h = fft(kernel, {shape});
  for (let i = 0; i < kernel.length; i++) {
    const real = f.re[i] * h.re[i] - f.im[i] * h.im[i];
    f.im[i] = f.re[i] * h.im[i] + f.im[i] * h.re[i];
    f.re[i] = real;
  }
  return fft(f, {shape, inverse: true}).re;
}

/** Cuts the middle out of a padded grid. */
function cropped(
  source: ArrayLike<number>,
  padded: Volume["shape"],
  shape: Volume["shape"],
  start: readonly number[],
  data: Float32Array | Float64Array,
): void {
  for (let z = 0, at = 0; z < shape[2]; z++) {
    for (let y = 0; y < shape[1]; y++) {
      let from = start[0] + padded[0] * (y + start[1] + padded[1] * (z + start[2]));
      for (let x = 0; x < shape[0]; x++) data[at++] = source[from++];
    }
  }
}

/**
 * Convolves an image with a kernel by multiplying their spectra; the result is that of `convolve`.
 *
 * Its time hardly depends on the size of the kernel. A boundary other than "wrap" is padded first, and what
 * was added is cut off again.
 *
 * @formula eq:convolution-theorem $G(\mathbf k) = F(\mathbf k)\,H(\mathbf k) + N(\mathbf k)$, here without the noise $N$
 * @param volume - the image
 * @param kernel - {data, shape, spacing}, such as a point spread; it may be larger than the image
 * @param options - boundary, what lies beyond the image; origin, which sample of the kernel stands at place 0
 * @returns the filtered image on the same grid
 * @throws ShapeError when the kernel's samples do not fit its shape, or its spacing differs from the image's
 * @throws RangeError when a voxel or a weight is not finite, or boundary or origin is unknown
 * @ref cooley1965
 * @example const line = createVolume(Float64Array.of(0, 0, 4, 0), {shape: [4, 1, 1], unit: "1"})
 * convolveByFrequency(line, {data: [3, 2, 1], shape: [3, 1, 1], spacing: [1, 1, 1]}, {boundary: "wrap", origin: "centre"}).data.map(Math.round) // [0, 12, 8, 4]
 */
export function convolveByFrequency(
  volume: Volume,
  kernel: SampledKernel,
  options: ConvolveOptions,
): Volume {
  requireKernel("convolveByFrequency", volume, kernel);
  const middle = kernel.shape.map((n) => originIndex("convolveByFrequency", n, options.origin));
  const {data: source, shape} = volume;
  for (let i = 0; i < source.length; i++) {
    if (!Number.isFinite(source[i])) {
      throw new RangeError(
        `convolveByFrequency: every voxel must be a finite number, got ${source[i]}; use convolve, where it spoils only its neighbours`,
      );
    }
  }
  const n = source.length;
  const data = source instanceof Float64Array ? new Float64Array(n) : new Float32Array(n);
  if (options.boundary === "wrap") {
    data.set(circular(source, wrapped(kernel, shape, middle), shape));
    return {...volume, data};
  }
  const padded = padForKernel("convolveByFrequency", volume, kernel, options);
  const result = circular(padded.data, wrapped(kernel, padded.shape, middle), padded.shape);
  const start = kernel.shape.map((m, axis) => m - 1 - middle[axis]);
  cropped(result, padded.shape, shape, start, data);
  return {...volume, data};
}
