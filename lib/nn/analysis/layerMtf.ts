import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Options of `layerMtf`. */
export interface LayerMtfOptions {
  /** Spatial axis of the kernel to look along, 0 the slowest. */
  readonly axis: number;
  /** Frequencies, cycles per voxel. */
  readonly frequencies: readonly number[];
}

/**
 * Computes the modulation transfer function of a layer's kernels along an axis: what each does to waves.
 *
 * The kernel is summed over its other axes, as a line spread function is. A trained kernel may well pass
 * more than 1. One that sums to 0, such as an edge detector, passes nothing at frequency 0 and has no MTF:
 * its values are NaN.
 *
 * @formula $\mathrm{MTF}(f) = \left|\sum_u w_u e^{-2 \pi i f u}\right| / \left|\sum_u w_u\right|$
 * @param weight - kernels [(kz,) (ky,) kx, channels in / groups, channels out]
 * @param options - axis, 0 the slowest; frequencies, cycles per voxel [n]
 * @returns the MTF of each pair of channels, [n, channels in / groups, channels out]
 * @throws RangeError when the axis is none of the kernel's, or there is no frequency or one not finite
 * @throws ShapeError when weight is no kernel
 * @ref boreman2001
 * @example layerMtf(tensor([3, 1, 1], [1, 2, 1]), {axis: 0, frequencies: [0, 0.25]}).data // [1, 0.5]
 */
export function layerMtf(weight: Tensor, {axis, frequencies}: LayerMtfOptions): Tensor {
  const {shape} = weight;
  const axes = shape.length - 2;
  if (axes < 1) {
    throw new ShapeError(
      `layerMtf: weight must be [kernel…, channels in, channels out], got ${shapeText(shape)}`,
    );
  }
  if (!Number.isSafeInteger(axis) || axis < 0 || axis >= axes) {
    throw new RangeError(`layerMtf: axis must lie between 0 and ${axes - 1}, got ${axis}`);
  }
  if (frequencies.length === 0 || !frequencies.every(Number.isFinite)) {
    throw new RangeError(
      `layerMtf: frequencies must be finite, and at least 1, got [${frequencies.join(", ")}]`,
    );
  }
  const lines = lineSpread(weight, axis);
  const [taps, pairs] = [shape[axis], shape[axes] * shape[axes + 1]];
  const data = new Float64Array(frequencies.length * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const [gain, size] = sumOf(lines, pair, pairs);
    // What is left of a sum of 0 by rounding is no gain.
    const none = Math.abs(gain) <= 1e-12 * size;
    frequencies.forEach((f, i) => {
      let [re, im] = [0, 0];
      for (let u = 0; u < taps; u++) {
        const phase = -2 * Math.PI * f * u;
        re += lines[u * pairs + pair] * Math.cos(phase);
        im += lines[u * pairs + pair] * Math.sin(phase);
      }
      data[i * pairs + pair] = none ? Number.NaN : Math.hypot(re, im) / Math.abs(gain);
    });
  }
  return {shape: [frequencies.length, shape[axes], shape[axes + 1]], data};
}

/** Sums kernels over all spatial axes but one: [taps, pairs of channels]. */
function lineSpread({shape, data}: Tensor, axis: number): Float64Array {
  const axes = shape.length - 2;
  const pairs = shape[axes] * shape[axes + 1];
  const taps = shape[axis];
  const step = sizeOf(shape.slice(axis + 1, axes));
  const lines = new Float64Array(taps * pairs);
  for (let i = 0; i < data.length; i++) {
    const u = Math.floor(Math.floor(i / pairs) / step) % taps;
    lines[u * pairs + (i % pairs)] += data[i];
  }
  return lines;
}

/** Sums one line, and the sizes of its numbers. */
function sumOf(lines: Float64Array, pair: number, pairs: number): [sum: number, size: number] {
  let [sum, size] = [0, 0];
  for (let i = pair; i < lines.length; i += pairs) {
    sum += lines[i];
    size += Math.abs(lines[i]);
  }
  return [sum, size];
}
