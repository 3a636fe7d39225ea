import {createVolume, type Unit, type Volume} from "../image/index.ts";
import {requirePositive} from "./elementwise.ts";
import {type PhantomShape, requireShape} from "./phantomShapes.ts";
import {pictureGrid} from "./pictureGrid.ts";

/** The grid that the phantom is drawn on. */
export interface PhantomImageOptions {
  /** Columns and rows. */
  readonly size: number;
  /** Side of a pixel, mm. */
  readonly spacingMm: number;
  /**
   * Where the phantom's zero lies: in the middle of the grid, between pixels when their number is even; or on pixel
   * ⌊size/2⌋, the axis about which `radon` turns a slice.
   */
  readonly zeroAt: "grid middle" | "rotation axis";
  /** Unit of the shapes' values. */
  readonly unit: Unit;
  /** Points along each side of a pixel whose mean it takes; 1, its middle alone, when left out. */
  readonly pointsPerSide?: number;
}

/** Adds one shape to the picture, point by point within its box. */
function addShape(
  data: Float64Array,
  shape: PhantomShape,
  size: number,
  spacingMm: number,
  zero: number,
  points: number,
): void {
  const angle = (shape.angleDeg * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const {aMm, bMm, xMm, yMm} = shape;
  const share = shape.value / (points * points);
  const round = shape.kind === "ellipse";
  const reachX = Math.abs(aMm * cos) + Math.abs(bMm * sin);
  const reachY = Math.abs(aMm * sin) + Math.abs(bMm * cos);
  const clamp = (pixel: number): number => Math.min(size - 1, Math.max(0, pixel));
  const left = clamp(Math.floor((xMm - reachX) / spacingMm + zero - 0.5));
  const right = clamp(Math.ceil((xMm + reachX) / spacingMm + zero + 0.5));
  const top = clamp(Math.floor(zero - (yMm + reachY) / spacingMm - 0.5));
  const bottom = clamp(Math.ceil(zero - (yMm - reachY) / spacingMm + 0.5));

  for (let j = top; j <= bottom; j++) {
    for (let i = left; i <= right; i++) {
      let inside = 0;
      for (let q = 0; q < points * points; q++) {
        const px = i - zero + ((q % points) + 0.5) / points - 0.5;
        const py = zero - j + (Math.floor(q / points) + 0.5) / points - 0.5;
        const x = px * spacingMm - xMm;
        const y = py * spacingMm - yMm;
        const u = (x * cos + y * sin) / aMm;
        const v = (y * cos - x * sin) / bMm;
        if (round ? u * u + v * v <= 1 : Math.abs(u) <= 1 && Math.abs(v) <= 1) inside++;
      }
      if (inside > 0) data[i + size * j] += share * inside;
    }
  }
}

/**
 * Draws a phantom on a grid: each pixel takes the mean of the points in it.
 *
 * @formula $f_{ij} = \frac{1}{m^2}\sum_{q} \sum_k \rho_k\,[\mathbf r_{ijq} \in E_k]$
 * @param shapes - ellipses and rectangles; what they add is summed up where they overlap
 * @param options - size, columns and rows; spacingMm of a pixel, mm; zeroAt, where the phantom's zero lies: grid middle
 *   or rotation axis; unit of the values; pointsPerSide m, 1 when left out
 * @returns the picture, its first row at the top and in front of a patient on the back, shape [size, size, 1]
 * @throws RangeError when a size is not above 0, a shape's number is not finite, or zeroAt has no such name
 * @ref shepp1974
 * @example
 * const bar = {kind: "rectangle", value: 4, xMm: 0, yMm: 1, aMm: 0.5, bMm: 0.5, angleDeg: 0}
 * phantomImage([bar], {size: 3, spacingMm: 1, zeroAt: "rotation axis", unit: "1", pointsPerSide: 2}).data // [0, 4, 0, 0, 0, 0, 0, 0, 0]
 */
export function phantomImage(
  shapes: readonly PhantomShape[],
  {size, spacingMm, zeroAt, unit, pointsPerSide = 1}: PhantomImageOptions,
): Volume {
  for (const [name, n] of [
    ["size", size],
    ["pointsPerSide", pointsPerSide],
  ] as const) {
    if (!Number.isInteger(n) || n < 1) {
      throw new RangeError(`phantomImage: ${name} must be a whole number of at least 1, got ${n}`);
    }
  }
  requirePositive("phantomImage", "spacingMm", spacingMm);
  if (zeroAt !== "grid middle" && zeroAt !== "rotation axis") {
    throw new RangeError(
      `phantomImage: zeroAt must be grid middle or rotation axis, got ${String(zeroAt)}`,
    );
  }
  const zero = zeroAt === "grid middle" ? (size - 1) / 2 : Math.floor(size / 2);
  const data = new Float64Array(size * size);
  for (const shape of shapes) {
    requireShape("phantomImage", shape);
    addShape(data, shape, size, spacingMm, zero, pointsPerSide);
  }
  return createVolume(data, {...pictureGrid(size, spacingMm, zero), unit});
}
