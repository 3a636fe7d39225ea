import {ShapeError} from "../core/index.ts";
import type {Volume} from "../image/index.ts";
import {requirePositive} from "./elementwise.ts";

/** A straight edge in a picture. */
export interface EdgeLine {
  /** Angle between the edge and the columns, rad. */
  readonly angle: number;
  /** A point on the edge, in pixels from the centre of pixel (0, 0). */
  readonly through: readonly [number, number];
}

/** Throws unless the image is one slice of square pixels that are finite numbers. */
export function requireEdgeImage(who: string, {shape, spacing, data}: Volume): void {
  if (shape[2] !== 1) throw new ShapeError(`${who}: image must be one slice, got ${shape[2]}`);
  requirePositive(who, "image.spacing[0]", spacing[0]);
  if (Math.abs(spacing[0] - spacing[1]) > 1e-6 * spacing[0]) {
    throw new ShapeError(
      `${who}: pixels must be square, got ${spacing[0]} × ${spacing[1]} mm; resample first`,
    );
  }
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      throw new RangeError(`${who}: every pixel must be a finite number, got ${data[i]}`);
    }
  }
}

/** Finds where the edge crosses a row: the centre of gravity of its slope, within reach of a first guess. */
function crossing(row: ArrayLike<number>, start: number, n: number, middle: number, reach: number) {
  let weight = 0;
  let moment = 0;
  for (
    let x = Math.max(0, Math.ceil(middle - reach));
    x + 1 < n && x + 0.5 <= middle + reach;
    x++
  ) {
    const step = row[start + x + 1] - row[start + x];
    weight += step;
    moment += step * (x + 0.5);
  }
  return weight === 0 ? Number.NaN : moment / weight;
}

/**
 * Finds a nearly upright edge in a picture: in each row the centre of gravity of the slope, then a straight line
 * through them, twice, the second time close to the first line.
 *
 * @formula $\theta = \arctan \frac{\sum (y - \bar y)(x_y - \bar x)}{\sum (y - \bar y)^2}$, $x_y$ the crossing in row $y$
 * @param image - one slice with an edge that every row crosses, within 45° of the columns
 * @returns the angle to the columns, rad, and a point on the edge, pixels
 * @throws ShapeError when the image has several slices, pixels that are not square, or fewer than two rows
 * @throws RangeError when a pixel is not finite, or a row has no edge
 * @ref iso12233
 * @example edgeAngle(slantedEdgePhantom({shape: [32, 32], pixelMm: 1, angle: 0.1, sigmaMm: 1, levels: [0, 1]})).angle // ≈ 0.1
 */
export function edgeAngle(image: Volume): EdgeLine {
  requireEdgeImage("edgeAngle", image);
  const {data} = image;
  const [nx, ny] = image.shape;
  if (ny < 2 || nx < 2) {
    throw new ShapeError(`edgeAngle: image must have two rows and columns, got ${nx} × ${ny}`);
  }
  const middleRow = (ny - 1) / 2;
  let slope = 0;
  let at = (nx - 1) / 2;
  for (const reach of [nx, nx / 4, nx / 4]) {
    let sum = 0;
    let product = 0;
    let square = 0;
    for (let y = 0; y < ny; y++) {
      const dy = y - middleRow;
      const x = crossing(data, y * nx, nx, at + slope * dy, reach);
      if (Number.isNaN(x)) {
        throw new RangeError(`edgeAngle: every row must cross the edge, row ${y} is flat`);
      }
      sum += x;
      product += x * dy;
      square += dy * dy;
    }
    at = sum / ny;
    slope = product / square;
  }
  return {angle: Math.atan(slope), through: [at, middleRow]};
}
