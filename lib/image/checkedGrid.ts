import {determinant3, ShapeError} from "../core/index.ts";
import type {Grid} from "./volume.ts";

/** A grid as a caller writes it: only the shape is needed. */
export interface GridOptions {
  /** Number of voxels along x, y, z. */
  readonly shape: readonly [number, number, number];
  /** Voxel size, mm; [1, 1, 1] when left out. */
  readonly spacing?: readonly [number, number, number];
  /** World position of the centre of voxel (0, 0, 0), mm, RAS+; [0, 0, 0] when left out. */
  readonly origin?: readonly [number, number, number];
  /** Direction cosines, row-major 3 × 3; the identity when left out. */
  readonly direction?: ArrayLike<number>;
}

/** Largest deviation from orthonormal axes: headers keep their cosines in 4 to 7 digits. */
export const DIRECTION_TOLERANCE = 1e-4;

/**
 * Finds how far the columns of a matrix are from being orthonormal.
 * The answer is the largest element of |DᵀD − I|.
 */
export function axisError(d: ArrayLike<number>): number {
  let worst = 0;
  for (let a = 0; a < 3; a++) {
    for (let b = a; b < 3; b++) {
      const dot = d[a] * d[b] + d[a + 3] * d[b + 3] + d[a + 6] * d[b + 6];
      worst = Math.max(worst, Math.abs(dot - (a === b ? 1 : 0)));
    }
  }
  return worst;
}

/** Checks that a list holds three numbers that all pass, and says which rule they broke. */
function requireThree(
  who: string,
  what: string,
  values: ArrayLike<number>,
  rule: string,
  passes: (value: number) => boolean,
): void {
  if (values.length !== 3 || !Array.from(values).every(passes)) {
    throw new RangeError(`${who}: ${what} must be ${rule}, got [${Array.from(values).join(", ")}]`);
  }
}

/** Checks a grid at a public boundary and fills in what was left out; `count` voxels must fit it. */
export function checkedGrid(who: string, grid: GridOptions, count: number): Grid {
  const {shape, spacing = [1, 1, 1], origin = [0, 0, 0]} = grid;
  const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];

  // Adding 0 turns the −0 that flipped axes leave behind into 0.
  const direction = Float64Array.from(grid.direction ?? identity, (cosine) => cosine + 0);

  // The shape comes first: the other errors make little sense without it.
  requireThree(who, "shape", shape, "three whole numbers of at least 1", (n) => {
    return Number.isSafeInteger(n) && n >= 1;
  });
  if (shape[0] * shape[1] * shape[2] !== count) {
    throw new ShapeError(
      `${who}: data must hold ${shape.join(" × ")} = ${shape[0] * shape[1] * shape[2]} voxels, got ${count}`,
    );
  }

  requireThree(who, "spacing", spacing, "three finite sizes above 0 mm", (d) => {
    return Number.isFinite(d) && d > 0;
  });
  requireThree(who, "origin", origin, "three finite positions in mm", Number.isFinite);

  // NaN fails the comparison too, because it is written the positive way round.
  if (direction.length !== 9 || !(axisError(direction) <= DIRECTION_TOLERANCE)) {
    throw new RangeError(
      `${who}: direction must be nine numbers with orthonormal columns (to ${DIRECTION_TOLERANCE}), got [${direction.join(", ")}] with determinant ${direction.length === 9 ? determinant3(direction) : "none"}`,
    );
  }
  return {
    shape: [shape[0], shape[1], shape[2]],
    spacing: [spacing[0], spacing[1], spacing[2]],
    origin: [origin[0] + 0, origin[1] + 0, origin[2] + 0],
    direction,
  };
}
