import {type Rng, ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Options of `drawDropout`. */
export interface DropoutOptions {
  /** Shape of the tensors it will be applied to, [batch, (z,) (y,) x, channel]. */
  readonly shape: readonly number[];
  /** Probability that an element is dropped, 0 to below 1. No default. */
  readonly rate: number;
  /** Drops whole channels of a scan instead of single elements; false when left out. */
  readonly spatial?: boolean | undefined;
}

/** Which elements stay: the outcome of one draw. */
export interface DropoutMask {
  readonly shape: readonly number[];
  readonly rate: number;
  readonly spatial: boolean;
  /** 1 where something stays; one entry for each element, or for each channel of each scan. */
  readonly keep: Uint8Array;
}

/**
 * Draws which elements, or which channels of which scans, dropout sets to 0.
 *
 * @formula $m_i \sim \mathrm{Bernoulli}(1 - p)$
 * @param rng - the source of randomness
 * @param options - shape of the tensors; rate p, the probability to be dropped; spatial: whole channels
 * @returns the draw, to be given to `applyDropout`
 * @throws RangeError when rate is not at least 0 and below 1, or the shape is not one of whole numbers
 * @throws ShapeError when spatial dropout gets fewer than two axes
 * @ref srivastava2014
 * @ref tompson2015
 * @example drawDropout(createRng(1), {shape: [1, 2], rate: 0}).keep // [1, 1]
 */
export function drawDropout(rng: Rng, {shape, rate, spatial = false}: DropoutOptions): DropoutMask {
  if (!(rate >= 0 && rate < 1)) {
    throw new RangeError(`drawDropout: rate must be at least 0 and below 1, got ${rate}`);
  }
  if (!shape.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `drawDropout: shape must hold whole numbers of at least 1, got ${shapeText(shape)}`,
    );
  }
  if (spatial && shape.length < 2) {
    throw new ShapeError(
      `drawDropout: shape must have a batch and a channel axis, got ${shapeText(shape)}`,
    );
  }
  const count = spatial ? shape[0] * shape[shape.length - 1] : sizeOf(shape);
  const keep = new Uint8Array(count);
  for (let i = 0; i < count; i++) keep[i] = rng.next() >= rate ? 1 : 0;
  return {shape: [...shape], rate, spatial, keep};
}

/** Multiplies each element by 0 or 1 / (1 − p). */
function masked(who: string, x: Tensor, {shape, rate, spatial, keep}: DropoutMask): Tensor {
  if (shapeText(x.shape) !== shapeText(shape)) {
    throw new ShapeError(
      `${who}: the mask must have been drawn for the shape of x, got ${shapeText(shape)} and ${shapeText(x.shape)}`,
    );
  }
  const scale = 1 / (1 - rate);
  const data = new Float64Array(x.data.length);
  const channels = shape[shape.length - 1];
  const perScan = data.length / shape[0];
  for (let i = 0; i < data.length; i++) {
    const at = spatial ? Math.floor(i / perScan) * channels + (i % channels) : i;
    data[i] = keep[at] === 1 ? x.data[i] * scale : 0;
  }
  return {shape: [...x.shape], data};
}

/**
 * Applies dropout: what was drawn is set to 0, the rest is divided by 1 − p, so that the mean stays.
 *
 * After training nothing is dropped and nothing scaled: leave it out.
 *
 * @formula $y_i = \frac{m_i}{1 - p}\,x_i$
 * @param x - of the shape that the mask was drawn for
 * @param mask - what `drawDropout` drew
 * @returns y, of the shape of x
 * @throws ShapeError when x has another shape than the mask
 * @ref srivastava2014
 * @example applyDropout(tensor([1, 2], [3, 4]), {shape: [1, 2], rate: 0.5, spatial: false, keep: Uint8Array.of(1, 0)}).data // [6, 0]
 */
export function applyDropout(x: Tensor, mask: DropoutMask): Tensor {
  return masked("applyDropout", x, mask);
}

/**
 * Carries a gradient back through `applyDropout`: the same mask and the same factor.
 *
 * @formula $\frac{\partial L}{\partial x_i} = \frac{m_i}{1 - p}\,\frac{\partial L}{\partial y_i}$
 * @param gradOutput - gradient with respect to y
 * @param mask - the mask that was applied
 * @returns the gradient with respect to x
 * @throws ShapeError when gradOutput has another shape than the mask
 * @ref srivastava2014
 * @example applyDropoutBackward(tensor([1, 2], [1, 1]), {shape: [1, 2], rate: 0.5, spatial: false, keep: Uint8Array.of(1, 0)}).data // [2, 0]
 */
export function applyDropoutBackward(gradOutput: Tensor, mask: DropoutMask): Tensor {
  return masked("applyDropoutBackward", gradOutput, mask);
}
