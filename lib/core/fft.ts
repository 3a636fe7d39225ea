import {ShapeError} from "./errors.ts";
import {fftPlan} from "./fftPlan.ts";

/** Complex numbers as two flat arrays of one length. */
export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** How a transform is laid out and which way it goes. */
export interface FftOptions {
  /** Samples along each axis, the fastest first; one axis over all samples unless given. */
  readonly shape?: readonly number[];
  /** True for the way back, which divides by the number of samples. */
  readonly inverse?: boolean;
}

/** Copies a real or complex signal into two new arrays. */
function copied(signal: ArrayLike<number> | Complex): Complex {
  if ("length" in signal) {
    return {re: Float64Array.from(signal), im: new Float64Array(signal.length)};
  }
  if (signal.re.length !== signal.im.length) {
    throw new ShapeError(
      `fft: re and im must have one length, got ${signal.re.length} and ${signal.im.length}`,
    );
  }
  return {re: signal.re.slice(), im: signal.im.slice()};
}

/** Transforms every line along one axis in place. */
function alongAxis({re, im}: Complex, count: number, stride: number, inverse: boolean): void {
  if (count === 1) return;
  const plan = fftPlan(count);
  const lineRe = new Float64Array(count);
  const lineIm = new Float64Array(count);
  for (let block = 0; block < re.length; block += count * stride) {
    for (let start = block; start < block + stride; start++) {
      for (let i = 0, at = start; i < count; i++, at += stride) {
        lineRe[i] = re[at];
        lineIm[i] = im[at];
      }
      plan.run(lineRe, lineIm, inverse);
      for (let i = 0, at = start; i < count; i++, at += stride) {
        re[at] = lineRe[i];
        im[at] = lineIm[i];
      }
    }
  }
}

/**
 * Takes the discrete Fourier transform along every axis of a real or complex signal, of any lengths.
 * Frequency 0 stands first; the forward transform is not scaled, the inverse divides by the count.
 *
 * @formula $F[k] = \sum_{j=0}^{n-1} f[j]\, e^{-2\pi i jk/n}$
 * @param signal - real numbers, or complex ones as {re, im}; not changed
 * @param options - shape: samples along each axis, the fastest first (default: one axis);
 *   inverse: true for the way back (default: false)
 * @returns the transform, complex, as many numbers as the signal has
 * @throws ShapeError when re and im differ in length, or the shape does not fit the signal
 * @throws RangeError when the signal is empty
 * @ref cooley1965
 * @ref bluestein1970
 * @example fft([1, 2, 3]).re // [6, -1.5, -1.5]
 * fft(fft([1, 2, 3, 4]), {inverse: true}).re // [1, 2, 3, 4]
 * fft([1, 2, 3, 4], {shape: [2, 2]}).re // [10, -2, -4, 0]
 */
export function fft(signal: ArrayLike<number> | Complex, options: FftOptions = {}): Complex {
  const result = copied(signal);
  const count = result.re.length;
  if (count === 0) throw new RangeError("fft: signal must hold at least one number, got 0");
  const {shape = [count], inverse = false} = options;
  if (
    !shape.every((n) => Number.isInteger(n) && n > 0) ||
    shape.reduce((a, b) => a * b, 1) !== count
  ) {
    throw new ShapeError(
      `fft: shape must be whole numbers above 0 whose product is ${count}, got ${shape.join(" × ")}`,
    );
  }

  let stride = 1;
  for (const n of shape) {
    alongAxis(result, n, stride, inverse);
    stride *= n;
  }
  if (inverse) {
    for (let i = 0; i < count; i++) {
      result.re[i] /= count;
      result.im[i] /= count;
    }
  }
  return result;
}
