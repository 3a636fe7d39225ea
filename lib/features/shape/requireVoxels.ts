import {ShapeError} from "../../core/index.ts";
import type {Mask, Volume} from "../../image/index.ts";

/** Checks at a public boundary that the voxels fit their grid and that the grid has a size. */
export function requireVoxels(who: string, {data, shape, spacing}: Volume | Mask): void {
  const count = shape[0] * shape[1] * shape[2];
  if (shape.length !== 3 || data.length !== count) {
    throw new ShapeError(
      `${who}: data must hold ${shape.join(" × ")} = ${count} voxels, got ${data.length}`,
    );
  }
  if (spacing.length !== 3 || !spacing.every((d) => Number.isFinite(d) && d > 0)) {
    throw new RangeError(
      `${who}: spacing must be three finite sizes above 0 mm, got [${spacing.join(", ")}]`,
    );
  }
}
