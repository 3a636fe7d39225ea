import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/** Which part of a convolution is wanted. */
export interface Convolve2dOptions {
  /**
   * "full": wherever image and kernel meet. "same": the middle of it, as large as the image. "valid":
   * where the kernel lies inside the image. No default.
   */
  readonly mode: "full" | "same" | "valid";
}

/**
 * Computes the true convolution of two matrices, zero outside: every pixel of f lays the kernel, times
 * its value, into the result.
 *
 * With "same" the tap ⌊(K − 1)/2⌋ of each axis, the middle one of an odd kernel, lies on the pixel.
 *
 * @formula eq:convolution-2d $(f * g)[i, j] = \sum_{m, n} f[m, n]\, g[i - m, j - n]$
 * @param f - image, [rows, columns]
 * @param g - kernel, [rows, columns]
 * @param options - mode: "full", "same" or "valid"
 * @returns H + K − 1 rows and columns ("full"), H ("same") or H − K + 1 ("valid")
 * @throws ShapeError when f or g is no matrix, or "valid" is asked of a kernel larger than the image
 * @throws RangeError when the mode is none of these
 * @ref lecun1998
 * @example convolve2d({shape: [1, 3], data: Float64Array.of(0, 1, 0)}, {shape: [1, 3], data: Float64Array.of(1, 2, 3)}, {mode: "same"}).data // [1, 2, 3]
 */
export function convolve2d(f: Tensor, g: Tensor, {mode}: Convolve2dOptions): Tensor {
  requireMatrices("convolve2d", f, g, mode);
  return cut(fullConvolution(f, g), {image: f.shape, kernel: g.shape, mode, round: Math.floor});
}

/**
 * Computes the cross-correlation of two matrices, zero outside: the kernel slides over the image without
 * being turned, which deep learning calls a convolution.
 *
 * With "same" the tap ⌊(K − 1)/2⌋ of each axis, the middle one of an odd kernel, lies on the pixel, as in
 * `convolve2d`.
 *
 * @formula eq:cross-correlation $(f \star g)[i, j] = \sum_{u, v} g[u, v]\, f[i + u, j + v]$
 * @param f - image, [rows, columns]
 * @param g - kernel, [rows, columns]
 * @param options - mode: "full", "same" or "valid"
 * @returns H + K − 1 rows and columns ("full"), H ("same") or H − K + 1 ("valid")
 * @throws ShapeError when f or g is no matrix, or "valid" is asked of a kernel larger than the image
 * @throws RangeError when the mode is none of these
 * @ref lecun1998
 * @example correlate2d({shape: [1, 3], data: Float64Array.of(0, 1, 0)}, {shape: [1, 3], data: Float64Array.of(1, 2, 3)}, {mode: "same"}).data // [3, 2, 1]
 */
export function correlate2d(f: Tensor, g: Tensor, {mode}: Convolve2dOptions): Tensor {
  requireMatrices("correlate2d", f, g, mode);
  // Read backwards, a matrix is turned by 180°.
  const turned = {shape: g.shape, data: g.data.slice().reverse()};
  return cut(fullConvolution(f, turned), {image: f.shape, kernel: g.shape, mode, round: Math.ceil});
}

/** Lays the kernel into the result once for every pixel. */
function fullConvolution(f: Tensor, g: Tensor): Tensor {
  const [rows, columns] = f.shape;
  const [kernelRows, kernelColumns] = g.shape;
  const shape = [rows + kernelRows - 1, columns + kernelColumns - 1];
  const data = new Float64Array(shape[0] * shape[1]);
  for (let m = 0; m < rows; m++) {
    for (let n = 0; n < columns; n++) {
      const value = f.data[m * columns + n];
      for (let u = 0; u < kernelRows; u++) {
        for (let v = 0; v < kernelColumns; v++) {
          data[(m + u) * shape[1] + n + v] += value * g.data[u * kernelColumns + v];
        }
      }
    }
  }
  return {shape, data};
}

/** Sizes of image and kernel, and the part of the full result that is wanted. */
interface Cut extends Convolve2dOptions {
  readonly image: readonly number[];
  readonly kernel: readonly number[];
  /** Which of two middles "same" takes. */
  readonly round: (middle: number) => number;
}

/** Cuts the wanted part out of a full result. */
function cut(full: Tensor, {image, kernel, mode, round}: Cut): Tensor {
  if (mode === "full") return full;
  const shape = mode === "same" ? [...image] : image.map((size, axis) => size - kernel[axis] + 1);
  const [top, left] = shape.map((size, axis) => round((full.shape[axis] - size) / 2));
  const [rows, columns] = shape;
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const start = (top + i) * full.shape[1] + left;
    data.set(full.data.subarray(start, start + columns), i * columns);
  }
  return {shape, data};
}

/** Checks that f and g are matrices that the mode can join. */
function requireMatrices(who: string, f: Tensor, g: Tensor, mode: Convolve2dOptions["mode"]): void {
  if (f.shape.length !== 2 || g.shape.length !== 2) {
    throw new ShapeError(
      `${who}: f and g must be [rows, columns], got ${shapeText(f.shape)} and ${shapeText(g.shape)}`,
    );
  }
  if (!["full", "same", "valid"].includes(mode)) {
    throw new RangeError(`${who}: mode must be one of full, same, valid, got ${String(mode)}`);
  }
  if (mode === "valid" && g.shape.some((size, axis) => size > f.shape[axis])) {
    throw new ShapeError(
      `${who}: "valid" needs a kernel no larger than the image, got ${shapeText(g.shape)} and ${shapeText(f.shape)}`,
    );
  }
}
