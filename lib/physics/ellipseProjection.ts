import {requireFinite} from "./elementwise.ts";
import {type PhantomShape, type RayOptions, requireShape, seenFrom} from "./phantomShapes.ts";

/**
 * Computes the exact line integrals of an ellipse.
 *
 * @formula eq:ellipse-projection $p(s, \theta) = \frac{2\,\rho\,a\,b}{A^2}\sqrt{A^2 - (s - s_0)^2},\quad A^2 = a^2\cos^2(\theta-\varphi) + b^2\sin^2(\theta-\varphi)$
 * @param ellipse - value ρ; middle and half axes a and b, mm; angle φ, degrees; s0 is its middle on the detector
 * @param {angleDeg, sMm} - angle of the view, degrees; distance of each ray from the rotation axis, mm, shape [n]
 * @returns line integrals, in the ellipse's unit times mm, 0 where a ray misses it, shape [n]
 * @throws RangeError when the shape is no ellipse, a half axis is not above 0 or a number is not finite
 * @ref kak1988
 * @example
 * const ellipse = {kind: "ellipse", value: 2, xMm: 0, yMm: 0, aMm: 1, bMm: 3, angleDeg: 0}
 * ellipseProjection(ellipse, {angleDeg: 0, sMm: [0, 0.6, 1]}) // [12, 9.6, 0]
 */
export function ellipseProjection(
  ellipse: PhantomShape,
  {angleDeg, sMm}: RayOptions,
): Float64Array {
  requireShape("ellipseProjection", ellipse);
  if (ellipse.kind !== "ellipse") {
    throw new RangeError(`ellipseProjection: kind must be ellipse, got ${ellipse.kind}`);
  }
  requireFinite("ellipseProjection", "angleDeg", angleDeg);
  const {value, aMm, bMm} = ellipse;
  const {cos, sin, middle} = seenFrom(ellipse, angleDeg);
  const squared = (aMm * cos) ** 2 + (bMm * sin) ** 2;
  const scale = (2 * value * aMm * bMm) / squared;
  const result = new Float64Array(sMm.length);
  for (let k = 0; k < sMm.length; k++) {
    if (!Number.isFinite(sMm[k])) requireFinite("ellipseProjection", `sMm[${k}]`, sMm[k]);
    const left = squared - (sMm[k] - middle) ** 2;
    if (left > 0) result[k] = scale * Math.sqrt(left);
  }
  return result;
}
