import {determinant3} from "../core/index.ts";
import type {Grid, Mask} from "../image/index.ts";
import {voxelToWorld} from "../image/index.ts";

/** The three axes of a grid. */
const AXES = ["x", "y", "z"] as const;

/** Moves a grid through the world along its own axes, by mm. */
export function shiftedGrid(grid: Grid, mm: readonly number[]): Grid {
  const {shape, spacing, origin, direction: d} = grid;
  const along = (row: number): number =>
    origin[row] + d[3 * row] * mm[0] + d[3 * row + 1] * mm[1] + d[3 * row + 2] * mm[2];
  return {shape, spacing, origin: [along(0), along(1), along(2)], direction: d};
}

/** Finds the middle of a region in the world, mm: the mean of its voxel centres. */
export function centreOf(mask: Mask): [number, number, number] {
  const [nx, ny, nz] = mask.shape;
  const total = [0, 0, 0];
  let count = 0;
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        if (mask.data[i] === 0) continue;
        total[0] += x;
        total[1] += y;
        total[2] += z;
        count++;
      }
    }
  }
  const [x, y, z] = voxelToWorld(
    mask,
    total.map((sum) => sum / count),
  );
  return [x, y, z];
}

/** Turns a grid about a point of the world, about one of its own axes, by an angle in rad. */
export function turnedGrid(
  grid: Grid,
  axis: "x" | "y" | "z",
  angle: number,
  centre: readonly number[],
): Grid {
  const {shape, spacing, origin, direction: d} = grid;
  const a = AXES.indexOf(axis);
  const u = [d[a], d[3 + a], d[6 + a]];
  const handed = Math.sign(determinant3(d));

  // Rodrigues: cos θ I + sin θ [u]× + (1 − cos θ) u uᵀ; on a mirrored grid x turns towards y all the same.
  const [c, s] = [Math.cos(angle), handed * Math.sin(angle)];
  const cross = [0, -u[2], u[1], u[2], 0, -u[0], -u[1], u[0], 0];
  const turn = Array.from({length: 9}, (_, i) => {
    const [row, column] = [Math.floor(i / 3), i % 3];
    return (row === column ? c : 0) + s * cross[i] + (1 - c) * u[row] * u[column];
  });
  const apply = (v: readonly number[], row: number): number =>
    turn[3 * row] * v[0] + turn[3 * row + 1] * v[1] + turn[3 * row + 2] * v[2];
  const arm = origin.map((o, row) => o - centre[row]);
  const direction = Float64Array.from({length: 9}, (_, i) => {
    const column = i % 3;
    return apply([d[column], d[3 + column], d[6 + column]], Math.floor(i / 3));
  });
  return {
    shape,
    spacing,
    origin: [centre[0] + apply(arm, 0), centre[1] + apply(arm, 1), centre[2] + apply(arm, 2)],
    direction,
  };
}
