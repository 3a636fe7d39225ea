import {ShapeError} from "./errors.ts";

/**
 * Moves sample 0 of every axis to its middle, n/2 rounded down, as pictures of spectra show it;
 * `back: true` undoes it.
 *
 * @param values - numbers, the first axis fastest; not changed
 * @param options - shape: samples along each axis (default: one axis); back: true for the way back
 * @returns the moved numbers, as many as values
 * @throws ShapeError when the shape does not fit the values
 * @example fftShift([0, 1, 2, 3, 4]) // [3, 4, 0, 1, 2]
 * fftShift([3, 4, 0, 1, 2], {back: true}) // [0, 1, 2, 3, 4]
 */
export function fftShift(
  values: ArrayLike<number>,
  options: {readonly shape?: readonly number[]; readonly back?: boolean} = {},
): Float64Array {
  const {shape = [values.length], back = false} = options;
  if (shape.reduce((a, b) => a * b, 1) !== values.length) {
    throw new ShapeError(
      `fftShift: the product of shape must be ${values.length}, got ${shape.join(" × ")}`,
    );
  }

  // One axis after the other, each line turned round by half its length.
  let current = Float64Array.from(values);
  let stride = 1;
  for (const n of shape) {
    const by = back ? n - Math.floor(n / 2) : Math.floor(n / 2);
    const next = new Float64Array(values.length);
    for (let i = 0; i < next.length; i++) {
      const at = Math.floor(i / stride) % n;
      next[i + (((at + by) % n) - at) * stride] = current[i];
    }
    current = next;
    stride *= n;
  }
  return current;
}
