import {ShapeError} from "../../core/index.ts";
import {spatialShape, withSpatial} from "../ops/spatialAxes.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Options of `equivarianceError`. */
export interface EquivarianceOptions {
  /** Voxels by which the input moves along each spatial axis, slowest first; either sign. */
  readonly shift: readonly number[];
  /** Voxels at every edge of the output that are left out: there the padding speaks, not the layer. */
  readonly margin: number;
  /** Voxels of the input for one of the output; the shift must be a multiple. 1 when left out. */
  readonly stride?: number;
}

/** How far f(shifted x) and shifted f(x) lie apart. */
export interface EquivarianceError {
  /** Largest difference. */
  readonly maximum: number;
  /** Root of the mean squared difference. */
  readonly rms: number;
  /** rms in units of the root of the mean square of f(x) over the same places; NaN where f(x) is 0 there. */
  readonly relative: number;
}

/**
 * Measures whether a function of images commutes with a shift: whether moving the input moves the output and
 * does nothing else.
 *
 * The shift is circular, what leaves at one side comes in at the other. For a function with a stride s only
 * shifts by multiples of s have an output shift to compare with.
 *
 * @formula $E = \| f(S_{\delta} x) - S_{\delta / s} f(x) \|$
 * @param f - maps an image [batch, (z,) (y,) x, channel] to one whose spatial sizes are those of x over s
 * @param x - the image to try it on
 * @param options - shift δ per axis; margin of the output to leave out; stride s
 * @returns maximum, rms and relative difference
 * @throws RangeError when shift is not whole and a multiple of stride, or margin or stride is out of range
 * @throws ShapeError when x is no image, or the margin leaves nothing of the output
 * @ref zhang2019shift
 * @example equivarianceError((x) => x, tensor([1, 3, 1], [1, 2, 3]), {shift: [1], margin: 0}).maximum // 0
 */
export function equivarianceError(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  {shift, margin, stride = 1}: EquivarianceOptions,
): EquivarianceError {
  const who = "equivarianceError";
  const axes = spatialShape(who, x).length;
  if (!Number.isSafeInteger(stride) || stride < 1) {
    throw new RangeError(`${who}: stride must be a whole number of at least 1, got ${stride}`);
  }
  if (!Number.isSafeInteger(margin) || margin < 0) {
    throw new RangeError(`${who}: margin must be a whole number of at least 0, got ${margin}`);
  }
  if (shift.length !== axes || !shift.every((d) => Number.isSafeInteger(d / stride))) {
    throw new RangeError(
      `${who}: shift must be ${axes} whole multiples of stride ${stride}, got [${shift.join(", ")}]`,
    );
  }

  const still = f(x);
  const moved = f(rolled(x, shift));
  const expected = rolled(
    still,
    shift.map((d) => d / stride),
  );
  return differences(who, {moved, expected, margin});
}

/** Moves an image in a circle along its spatial axes. */
function rolled(x: Tensor, shift: readonly number[]): Tensor {
  const spatial = x.shape.slice(1, -1);
  const channels = x.shape[x.shape.length - 1];
  const voxels = sizeOf(spatial);
  const data = new Float64Array(x.data.length);
  for (let p = 0; p < voxels; p++) {
    // Follow the place through its axes to where it moves.
    let target = 0;
    let step = 1;
    let rest = p;
    for (let axis = spatial.length - 1; axis >= 0; axis--) {
      const n = spatial[axis];
      const to = ((((rest % n) + shift[axis]) % n) + n) % n;
      target += to * step;
      step *= n;
      rest = Math.floor(rest / n);
    }
    for (let n = 0; n < x.shape[0]; n++) {
      const from = (n * voxels + p) * channels;
      data.set(x.data.subarray(from, from + channels), (n * voxels + target) * channels);
    }
  }
  return {shape: withSpatial(x, spatial), data};
}

/** Compares two images away from their edges. */
function differences(
  who: string,
  {moved, expected, margin}: {moved: Tensor; expected: Tensor; margin: number},
): EquivarianceError {
  const spatial = spatialShape(who, expected);
  if (spatial.some((n) => n <= 2 * margin)) {
    throw new ShapeError(
      `${who}: margin must leave something of the output, got ${margin} and ${shapeText(expected.shape)}`,
    );
  }
  const channels = expected.shape[expected.shape.length - 1];
  let [count, maximum, squares, signal] = [0, 0, 0, 0];
  for (let i = 0; i < expected.data.length; i++) {
    let rest = Math.floor(i / channels);
    let inside = true;
    for (let axis = spatial.length - 1; axis >= 0; axis--) {
      const at = rest % spatial[axis];
      inside &&= at >= margin && at < spatial[axis] - margin;
      rest = Math.floor(rest / spatial[axis]);
    }
    if (!inside) continue;
    const difference = Math.abs(moved.data[i] - expected.data[i]);
    if (!(difference <= maximum)) maximum = difference;
    squares += difference ** 2;
    signal += expected.data[i] ** 2;
    count++;
  }
  return {maximum, rms: Math.sqrt(squares / count), relative: Math.sqrt(squares / signal)};
}
