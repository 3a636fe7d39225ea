import {ShapeError} from "../core/index.ts";
import type {Volume} from "../image/index.ts";
import {requireFinite, requirePositive} from "./elementwise.ts";
import {pathStep, requireAngles, requireIntegrable, type Sinogram} from "./sinogram.ts";

/** Which views are taken of a slice. */
export interface RadonOptions {
  /** Angle of each view, degrees; 0 looks along the columns. */
  readonly anglesDeg: ArrayLike<number>;
  /**
   * True: the slice is taken as zero outside the largest circle around its middle pixel, and a view is as wide as the
   * shorter side. False: every view is as wide as the diagonal, so that no corner is lost.
   */
  readonly circle: boolean;
}

/** Rows and columns of zeros around the field, so that interpolation at its border needs no question. */
const MARGIN = 2;

/** Checks that an image is one slice of square, finite pixels. */
function requireSlice(who: string, {data, shape, spacing, unit}: Volume): void {
  if (shape[2] !== 1) {
    throw new ShapeError(
      `${who}: image must be one slice, shape [nx, ny, 1], got ${shape.join(" × ")}`,
    );
  }
  requirePositive(who, "image.spacing[0]", spacing[0]);
  if (Math.abs(spacing[0] - spacing[1]) > 1e-6 * spacing[0]) {
    throw new ShapeError(
      `${who}: pixels must be square, got ${spacing[0]} × ${spacing[1]} mm; resample first`,
    );
  }
  if (data.length === 0) throw new RangeError(`${who}: image must hold at least one pixel, got 0`);
  requireIntegrable(who, unit);
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) requireFinite(who, `image.data[${i}]`, data[i]);
  }
}

/** Lays the slice into a square field with a margin of zeros, its middle pixel on the field's middle. */
function squareField({data, shape}: Volume, side: number, circle: boolean): Float64Array {
  const [nx, ny] = shape;
  const shift = (n: number): number =>
    circle ? -Math.ceil((n - side) / 2) : Math.floor(side / 2) - Math.floor(n / 2);
  const [right, down] = [shift(nx), shift(ny)];
  const stride = side + 2 * MARGIN;
  const field = new Float64Array(stride * stride);
  for (let j = Math.max(0, -down); j < Math.min(ny, side - down); j++) {
    const row = (j + down + MARGIN) * stride + right + MARGIN;
    for (let i = Math.max(0, -right); i < Math.min(nx, side - right); i++) {
      field[row + i] = data[i + nx * j];
    }
  }
  return field;
}

/**
 * Adds up the field along each ray of one view, a pixel's width a step, between pixels by linear interpolation.
 */
function projectView(
  out: Float64Array,
  start: number,
  field: Float64Array,
  side: number,
  angle: number,
): void {
  const middle = Math.floor(side / 2);
  const stride = side + 2 * MARGIN;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let k = 0; k < side; k++) {
    // The ray at r = 0, counted from the first pixel of the margin; each step adds (sin, cos).
    const x0 = middle + (k - middle) * cos + MARGIN;
    const y0 = middle - (k - middle) * sin + MARGIN;

    // Only steps between the last zeros before the field and the first ones behind it can count.
    let low = -middle;
    let high = side - 1 - middle;
    if (sin !== 0) {
      const a = (MARGIN - 1 - x0) / sin;
      const b = (MARGIN + side - x0) / sin;
      low = Math.max(low, Math.min(a, b));
      high = Math.min(high, Math.max(a, b));
    } else if (x0 <= MARGIN - 1 || x0 >= MARGIN + side) continue;
    if (cos !== 0) {
      const a = (MARGIN - 1 - y0) / cos;
      const b = (MARGIN + side - y0) / cos;
      low = Math.max(low, Math.min(a, b));
      high = Math.min(high, Math.max(a, b));
    } else if (y0 <= MARGIN - 1 || y0 >= MARGIN + side) continue;

    let sum = 0;
    const last = Math.floor(high);
    for (let r = Math.ceil(low); r <= last; r++) {
      const x = x0 + r * sin;
      const y = y0 + r * cos;
      const i = x | 0;
      const j = y | 0;
      const fx = x - i;
      const at = j * stride + i;
      const top = field[at] + fx * (field[at + 1] - field[at]);
      const under = at + stride;
      const bottom = field[under] + fx * (field[under + 1] - field[under]);
      sum += top + (y - j) * (bottom - top);
    }
    out[start + k] = sum;
  }
}

/**
 * Projects a slice along parallel rays: the Radon transform.
 *
 * The slice turns about the middle of pixel (⌊nx/2⌋, ⌊ny/2⌋), values between pixels are interpolated linearly and added
 * up in steps of one pixel, which is scikit-image's `radon`. With `circle: true` the longer side of a slice that is not
 * square loses its surplus, half of it (rounded up) at its beginning, and what lies outside the circle is seen by some
 * views only.
 *
 * @formula eq:radon $p(s, \theta) = \int f(s\cos\theta - t\sin\theta,\; s\sin\theta + t\cos\theta)\,dt$
 * @param image - one slice of square pixels, not in HU, shape [nx, ny, 1]
 * @param {anglesDeg, circle} - angle of each view, degrees, shape [views]; whether the slice is zero outside its circle
 * @returns line integrals: plain numbers for a slice in 1/cm, else in the slice's unit times mm, shape [samples·views]
 * @throws ShapeError when the image is not one slice of square pixels
 * @throws RangeError when the image is empty, in HU or holds a number that is not finite, or an angle is not finite
 * @ref radon1986
 * @ref kak1988
 * @example
 * const image = createVolume(Float64Array.of(0, 1, 0, 2, 3, 4, 0, 5, 0), {shape: [3, 3, 1], unit: "1"})
 * radon(image, {anglesDeg: [0], circle: true}).data // [2, 9, 4]
 * radon(image, {anglesDeg: [90], circle: true}).data // [5, 9, 1]
 */
export function radon(image: Volume, {anglesDeg, circle}: RadonOptions): Sinogram {
  requireSlice("radon", image);
  const angles = requireAngles("radon", anglesDeg);
  const [nx, ny] = image.shape;
  const side = circle ? Math.min(nx, ny) : Math.ceil(Math.SQRT2 * Math.max(nx, ny));
  const field = squareField(image, side, circle);

  const data = new Float64Array(side * angles.length);
  for (let v = 0; v < angles.length; v++) {
    projectView(data, v * side, field, side, (angles[v] * Math.PI) / 180);
  }

  // From sums of pixels to integrals along the path.
  const spacingMm = image.spacing[0];
  const step = pathStep({spacingMm, unit: image.unit});
  for (let i = 0; i < data.length; i++) data[i] *= step;
  return {data, samples: side, anglesDeg: angles, spacingMm, unit: image.unit};
}
