import {requireFinite} from "./elementwise.ts";
import {type PhantomShape, type RayOptions, requireShape, seenFrom} from "./phantomShapes.ts";

/**
 * Computes the exact line integrals of a rectangle: seen from any side they form a trapezoid.
 *
 * @formula $p(s) = \rho\,\min\!\left(\tfrac{2a}{|\sin\alpha|}, \tfrac{2b}{|\cos\alpha|}\right)\operatorname{clip}\!\left(\tfrac{w_+ - |s - s_0|}{w_+ - w_-}, 0, 1\right),\quad w_\pm = \bigl|a|\cos\alpha| \pm b|\sin\alpha|\bigr|$
 * @param rectangle - value ρ; middle and half sides a and b, mm; angle φ, degrees, with α = θ − φ
 * @param {angleDeg, sMm} - angle θ of the view, degrees; distance of each ray from the rotation axis, mm, shape [n]
 * @returns line integrals, in the rectangle's unit times mm, 0 where a ray misses it, shape [n]
 * @throws RangeError when the shape is no rectangle, a half side is not above 0 or a number is not finite
 * @ref kak1988
 * @example
 * const bar = {kind: "rectangle", value: 1, xMm: 0, yMm: 0, aMm: 1, bMm: 5, angleDeg: 0}
 * rectangleProjection(bar, {angleDeg: 0, sMm: [-2, 0, 0.5]}) // [0, 10, 10]
 * rectangleProjection(bar, {angleDeg: 90, sMm: [0, 4, 6]}) // [2, 2, 0]
 */
export function rectangleProjection(
  rectangle: PhantomShape,
  {angleDeg, sMm}: RayOptions,
): Float64Array {
  requireShape("rectangleProjection", rectangle);
  if (rectangle.kind !== "rectangle") {
    throw new RangeError(`rectangleProjection: kind must be rectangle, got ${rectangle.kind}`);
  }
  requireFinite("rectangleProjection", "angleDeg", angleDeg);
  const {value, aMm, bMm} = rectangle;
  const seen = seenFrom(rectangle, angleDeg);
  const [cos, sin] = [Math.abs(seen.cos), Math.abs(seen.sin)];

  // The longest chord, the half width of the shadow, and that of its flat middle.
  const longest = value * Math.min((2 * aMm) / sin, (2 * bMm) / cos);
  const outer = aMm * cos + bMm * sin;
  const inner = Math.abs(aMm * cos - bMm * sin);
  const result = new Float64Array(sMm.length);
  for (let k = 0; k < sMm.length; k++) {
    if (!Number.isFinite(sMm[k])) requireFinite("rectangleProjection", `sMm[${k}]`, sMm[k]);
    const s = Math.abs(sMm[k] - seen.middle);
    if (s <= inner) result[k] = longest;
    else if (s < outer) result[k] = (longest * (outer - s)) / (outer - inner);
  }
  return result;
}
