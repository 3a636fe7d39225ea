import fc from "fast-check";
import type {GridOptions} from "../../lib/image/index.ts";

/** Makes the rotation of a unit quaternion, with the third axis turned round where asked. */
function rotation([a, b, c, d]: readonly number[], isFlipped: boolean): number[] {
  const n = Math.hypot(a, b, c, d);
  const [w, x, y, z] = [a / n, b / n, c / n, d / n];
  const f = isFlipped ? -1 : 1;
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - w * z),
    2 * (x * z + w * y) * f,
    2 * (x * y + w * z),
    1 - 2 * (x * x + z * z),
    2 * (y * z - w * x) * f,
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    (1 - 2 * (x * x + y * y)) * f,
  ];
}

/** Random grids: any rotation, either handedness, sizes from 0.1 to 10 mm. */
export const randomGrid: fc.Arbitrary<GridOptions> = fc.record({
  shape: fc.tuple(
    fc.integer({min: 1, max: 5}),
    fc.integer({min: 1, max: 4}),
    fc.integer({min: 1, max: 3}),
  ),
  spacing: fc.tuple(
    fc.double({min: 0.1, max: 10, noNaN: true}),
    fc.double({min: 0.1, max: 10, noNaN: true}),
    fc.double({min: 0.1, max: 10, noNaN: true}),
  ),
  origin: fc.tuple(
    fc.double({min: -500, max: 500, noNaN: true}),
    fc.double({min: -500, max: 500, noNaN: true}),
    fc.double({min: -500, max: 500, noNaN: true}),
  ),
  direction: fc
    .tuple(
      fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: 4, maxLength: 4}),
      fc.boolean(),
    )
    .filter(([q]) => Math.hypot(...q) > 0.1)
    .map(([q, isFlipped]) => rotation(q, isFlipped)),
});

/** Counts the voxels of a grid. */
export function countOf({shape}: GridOptions): number {
  return shape[0] * shape[1] * shape[2];
}
