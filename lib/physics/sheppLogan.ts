import {requirePositive} from "./elementwise.ts";
import type {PhantomShape} from "./phantomShapes.ts";

/** Which contrasts, and how large. */
export interface SheppLoganOptions {
  /** The contrasts of 1974, of 1 to 2 per cent inside a dense skull, or the stronger ones that show on a screen. */
  readonly contrast: "original" | "modified";
  /** Half the side of the square that the head is drawn in, mm. */
  readonly halfWidthMm: number;
}

/** Half axes, middle and angle of the ten ellipses, and what each adds in either version. */
const ELLIPSES: readonly (readonly [
  a: number,
  b: number,
  x: number,
  y: number,
  angle: number,
  original: number,
  modified: number,
])[] = [
  [0.69, 0.92, 0, 0, 0, 2, 1],
  [0.6624, 0.874, 0, -0.0184, 0, -0.98, -0.8],
  [0.11, 0.31, 0.22, 0, -18, -0.02, -0.2],
  [0.16, 0.41, -0.22, 0, 18, -0.02, -0.2],
  [0.21, 0.25, 0, 0.35, 0, 0.01, 0.1],
  [0.046, 0.046, 0, 0.1, 0, 0.01, 0.1],
  [0.046, 0.046, 0, -0.1, 0, 0.01, 0.1],
  [0.046, 0.023, -0.08, -0.605, 0, 0.01, 0.1],
  [0.023, 0.023, 0, -0.606, 0, 0.01, 0.1],
  [0.023, 0.046, 0.06, -0.605, 0, 0.01, 0.1],
];

/**
 * Lists the ten ellipses of the Shepp–Logan head phantom.
 *
 * @formula $f(x, y) = \sum_k \rho_k\,[(x, y) \in E_k]$
 * @param {contrast, halfWidthMm} - original (1974) or modified contrasts; half the side of the square around the head, mm
 * @returns ten ellipses, the skull first; the plain numbers they add are relative to the tissue
 * @throws RangeError when halfWidthMm is not above 0, or the contrast has no such name
 * @ref shepp1974
 * @ref toft1996
 * @example sheppLogan({contrast: "modified", halfWidthMm: 100})[0].bMm // 92
 */
export function sheppLogan({contrast, halfWidthMm}: SheppLoganOptions): PhantomShape[] {
  requirePositive("sheppLogan", "halfWidthMm", halfWidthMm);
  if (contrast !== "original" && contrast !== "modified") {
    throw new RangeError(
      `sheppLogan: contrast must be original or modified, got ${String(contrast)}`,
    );
  }
  return ELLIPSES.map(([a, b, x, y, angleDeg, original, modified]) => ({
    kind: "ellipse",
    value: contrast === "original" ? original : modified,
    xMm: x * halfWidthMm,
    yMm: y * halfWidthMm,
    aMm: a * halfWidthMm,
    bMm: b * halfWidthMm,
    angleDeg,
  }));
}
