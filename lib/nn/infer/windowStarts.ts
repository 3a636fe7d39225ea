import {ShapeError} from "../../core/index.ts";
import {type PerAxis, perAxis} from "../ops/perAxis.ts";
import {shapeText} from "../tensor.ts";

/** Options of `windowStarts`. */
export interface WindowOptions {
  /** Elements of a window along each spatial axis, slowest first. */
  readonly patch: readonly number[];
  /** Share of a window that the next one repeats, 0 to below 1; one number or one per axis. No default. */
  readonly overlap: PerAxis;
}

/** Returns the overlap along each axis, checked. */
function overlaps(who: string, overlap: PerAxis, axes: number): readonly number[] {
  const values = typeof overlap === "number" ? new Array<number>(axes).fill(overlap) : overlap;
  if (values.length !== axes || !values.every((share) => share >= 0 && share < 1)) {
    throw new RangeError(
      `${who}: overlap must be one number, or one per axis, of at least 0 and below 1, got ${shapeText(values)}`,
    );
  }
  return values;
}

/** Checks windows against an image in the caller's name, and lists where they start along each axis. */
export function startsOf(
  who: string,
  size: readonly number[],
  {patch, overlap}: WindowOptions,
): number[][] {
  if (patch.length !== size.length) {
    throw new ShapeError(
      `${who}: patch must have one number per spatial axis, got ${shapeText(patch)} for ${shapeText(size)}`,
    );
  }
  perAxis(who, "patch", patch, {axes: size.length, least: 1});
  const shares = overlaps(who, overlap, size.length);
  return size.map((n, axis) => {
    const last = Math.max(n - patch[axis], 0);
    const step = Math.max(Math.trunc(patch[axis] * (1 - shares[axis])), 1);

    // The last window moves back, so that it ends with the image.
    const count = Math.ceil(last / step) + 1;
    return Array.from({length: count}, (_, k) => Math.min(k * step, last));
  });
}

/**
 * Lists where windows start along each axis, so that together they cover an image: one step after the
 * other, the last one moved back to end with the image. The windows are all combinations, as in MONAI.
 *
 * @formula eq:window-starts $s_k = \min(k\,\Delta,\ n - p)$ with $\Delta = \max(\lfloor p\,(1 - o) \rfloor, 1)$ and $k = 0 \ldots \lceil (n - p) / \Delta \rceil$
 * @param size - elements of the image along each spatial axis, slowest first
 * @param options - patch: elements n of a window along each axis; overlap: share o that neighbours have
 *   in common, rounded so that a step is whole
 * @returns the starts along each axis; [0] where the window is as long as the image or longer
 * @throws RangeError when a patch is no whole number of at least 1, or an overlap lies outside 0 to 1
 * @throws ShapeError when patch and size differ in axes
 * @ref cardoso2022
 * @example windowStarts([10, 3], {patch: [4, 4], overlap: 0.25}) // [[0, 3, 6], [0]]
 */
export function windowStarts(size: readonly number[], options: WindowOptions): number[][] {
  perAxis("windowStarts", "size", size, {axes: size.length, least: 1});
  return startsOf("windowStarts", size, options);
}
