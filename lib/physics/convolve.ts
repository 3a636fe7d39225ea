import {ShapeError} from "../core/index.ts";
import {type Boundary, padVolume, type Volume} from "../image/index.ts";
import {type KernelOrigin, originIndex, requireKernelGrid, type SampledKernel} from "./kernel.ts";

/** What lies beyond the image, and where the kernel's middle is. */
export interface ConvolveOptions {
  /** What stands beyond the last voxel: "wrap" is the circular boundary, {constant: 0} the zero one. */
  readonly boundary: Boundary;
  /** Sample of the kernel at place 0: "centre" is sample ⌊n/2⌋ of every axis, "first" sample 0. */
  readonly origin: KernelOrigin;
}

/** Checks that a kernel fits its shape and the image's grid, and is finite. */
export function requireKernel(who: string, {spacing}: Volume, kernel: SampledKernel): void {
  const {data, shape} = kernel;
  requireKernelGrid(who, kernel);
  for (let axis = 0; axis < 3; axis++) {
    const same = Math.abs(kernel.spacing[axis] - spacing[axis]) <= 1e-6 * spacing[axis];
    if (shape[axis] > 1 && !same) {
      throw new ShapeError(
        `${who}: kernel and image must have one spacing, got ${kernel.spacing.join(" × ")} and ${spacing.join(" × ")} mm; sample the kernel on the image's grid`,
      );
    }
  }
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      throw new RangeError(`${who}: kernel[${i}] must be a finite number, got ${data[i]}`);
    }
  }
}

/** Surrounds the image so that the kernel never leaves it. */
export function padForKernel(
  who: string,
  volume: Volume,
  {shape}: SampledKernel,
  {boundary, origin}: ConvolveOptions,
): Volume {
  const before = shape.map((n) => n - 1 - originIndex(who, n, origin));
  const after = shape.map((n) => originIndex(who, n, origin));
  return padVolume(volume, {
    before: [before[0], before[1], before[2]],
    after: [after[0], after[1], after[2]],
    boundary,
  });
}

/** Lists the kernel's weights that are not 0, with how far back in the padded image each one looks. */
function taps({data, shape}: SampledKernel, padded: Volume["shape"]) {
  const weights: number[] = [];
  const offsets: number[] = [];
  for (let k = 0, at = 0; k < shape[2]; k++) {
    for (let j = 0; j < shape[1]; j++) {
      for (let i = 0; i < shape[0]; i++, at++) {
        if (data[at] === 0) continue;
        const [x, y, z] = [shape[0] - 1 - i, shape[1] - 1 - j, shape[2] - 1 - k];
        weights.push(data[at]);
        offsets.push(x + padded[0] * (y + padded[1] * z));
      }
    }
  }
  return {weights: Float64Array.from(weights), offsets: Int32Array.from(offsets)};
}

/** Adds to a row what each weight finds at its offset. */
function addRows(
  row: Float64Array,
  source: Float64Array,
  start: number,
  {weights, offsets}: {readonly weights: Float64Array; readonly offsets: Int32Array},
): void {
  const n = row.length;
  let t = 0;
  for (; t + 3 < weights.length; t += 4) {
    const [w0, w1, w2, w3] = [weights[t], weights[t + 1], weights[t + 2], weights[t + 3]];
    const a = start + offsets[t];
    const b = start + offsets[t + 1];
    const c = start + offsets[t + 2];
    const d = start + offsets[t + 3];
    for (let x = 0; x < n; x++) {
      row[x] += w0 * source[a + x] + w1 * source[b + x] + w2 * source[c + x] + w3 * source[d + x];
    }
  }
  for (; t < weights.length; t++) {
    const weight = weights[t];
    const at = start + offsets[t];
    for (let x = 0; x < n; x++) row[x] += weight * source[at + x];
  }
}

/**
 * Convolves an image with a kernel in space, one product per voxel and kernel sample: g = f ∗ h.
 *
 * The kernel is turned round, as the mathematics has it. For separable Gaussians use gaussianFilter, for large
 * kernels convolveByFrequency; all agree. Values of a kernel are weights: one that adds to 1 keeps the mean.
 *
 * @formula eq:lsi $g(\mathbf r) = \sum_{\mathbf u} h(\mathbf u)\,f(\mathbf r - \mathbf u) + n(\mathbf r)$, here without the noise $n$
 * @param volume - the image; with nz = 1 and a flat kernel it is a picture
 * @param kernel - {data, shape, spacing}, such as a point spread; it may be larger than the image
 * @param options - boundary, what lies beyond the image; origin, which sample of the kernel stands at place 0
 * @returns the filtered image on the same grid; NaN spreads to where a weight other than 0 reaches
 * @throws ShapeError when the kernel's samples do not fit its shape, or its spacing differs from the image's
 * @throws RangeError when a weight is not finite, or boundary or origin is unknown
 * @ref boreman2001
 * @example const line = createVolume(Float64Array.of(0, 0, 4, 0), {shape: [4, 1, 1], unit: "1"})
 * convolve(line, {data: [3, 2, 1], shape: [3, 1, 1], spacing: [1, 1, 1]}, {boundary: "wrap", origin: "centre"}).data // [0, 12, 8, 4]
 */
export function convolve(volume: Volume, kernel: SampledKernel, options: ConvolveOptions): Volume {
  requireKernel("convolve", volume, kernel);
  const padded = padForKernel("convolve", volume, kernel, options);
  const {weights, offsets} = taps(kernel, padded.shape);
  const [nx, ny, nz] = volume.shape;
  const n = volume.data.length;
  const data = volume.data instanceof Float64Array ? new Float64Array(n) : new Float32Array(n);

  // One row at a time, summed in double; four weights run along it together, so memory is read in order.
  const row = new Float64Array(nx);
  const source = Float64Array.from(padded.data);
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      row.fill(0);
      addRows(row, source, padded.shape[0] * (y + padded.shape[1] * z), {weights, offsets});
      data.set(row, nx * (y + ny * z));
    }
  }
  return {...volume, data};
}
