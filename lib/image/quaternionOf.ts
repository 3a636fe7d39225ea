import {determinant3} from "../core/index.ts";

/** The rotation of a NIfTI qform: three quaternion parts, the first left out, and the handedness. */
export interface Quaternion {
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** 1 for a rotation, −1 where the third axis is also turned round. */
  readonly qfac: 1 | -1;
}

/** Finds the quaternion, its first part not negative, of three orthonormal axes. */
export function quaternionOf(direction: Float64Array): Quaternion {
  const qfac = determinant3(direction) < 0 ? -1 : 1;
  const [xx, xy, xz0, yx, yy, yz0, zx, zy, zz0] = direction;
  const xz = xz0 * qfac;
  const yz = yz0 * qfac;
  const zz = zz0 * qfac;

  // The largest of the four parts is found first, so that nothing is divided by a small one.
  const squares = [1 + xx + yy + zz, 1 + xx - yy - zz, 1 + yy - xx - zz, 1 + zz - xx - yy];
  const largest = squares.indexOf(Math.max(...squares));
  const part = Math.sqrt(squares[largest]) / 2;
  const over = 1 / (4 * part);
  const [a, b, c, d] = [
    [part, (zy - yz) * over, (xz - zx) * over, (yx - xy) * over],
    [(zy - yz) * over, part, (xy + yx) * over, (xz + zx) * over],
    [(xz - zx) * over, (xy + yx) * over, part, (yz + zy) * over],
    [(yx - xy) * over, (xz + zx) * over, (yz + zy) * over, part],
  ][largest];
  const sign = a < 0 ? -1 : 1;
  return {b: sign * b, c: sign * c, d: sign * d, qfac};
}
