import {ellipseProjection} from "./ellipseProjection.ts";
import type {RayOptions} from "./phantomShapes.ts";

/** A disk of one value. */
export interface Disk {
  readonly value: number;
  /** Its middle, mm, y upwards. */
  readonly xMm: number;
  readonly yMm: number;
  readonly radiusMm: number;
}

/**
 * Computes the exact line integrals of a disk: its chords times its value.
 *
 * @formula $p(s, \theta) = 2\rho\sqrt{r^2 - (s - x\cos\theta - y\sin\theta)^2}$
 * @param disk - value ρ; middle x, y and radius r, mm
 * @param rays - angleDeg of the view, degrees; sMm, distance of each ray from the rotation axis, mm, shape [n]
 * @returns line integrals, in the disk's unit times mm, 0 where a ray misses it, shape [n]
 * @throws RangeError when the radius is not above 0 or a number is not finite
 * @ref kak1988
 * @example diskProjection({value: 1, xMm: 0, yMm: 0, radiusMm: 5}, {angleDeg: 30, sMm: [-5, 0, 3, 4]}) // [0, 10, 8, 6]
 */
export function diskProjection(disk: Disk, rays: RayOptions): Float64Array {
  const {value, xMm, yMm, radiusMm} = disk;
  return ellipseProjection(
    {kind: "ellipse", value, xMm, yMm, aMm: radiusMm, bMm: radiusMm, angleDeg: 0},
    rays,
  );
}
