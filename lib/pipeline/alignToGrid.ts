import {ShapeError} from "../core/index.ts";
import type {Grid, Interpolation, Mask, Outside, Volume} from "../image/index.ts";
import {createMask, resampleTo, sameGrid, voxelToWorld, worldToVoxel} from "../image/index.ts";

/** Options of `alignToGrid`. */
export interface AlignOptions {
  /** How values between voxels are found. No default. */
  readonly interpolation: Interpolation;
  /** What stands where an image does not reach. No default. */
  readonly outside: Outside;
  /** Least share of the reference's voxels that each image must reach; above 0 when left out. */
  readonly leastShare?: number;
}

/** An image on the reference's grid. */
export interface AlignedVolume {
  readonly volume: Volume;
  /** Share of the reference's voxel centres that lie within the image. */
  readonly share: number;
  /** Whether each voxel of the reference lies within the image. */
  readonly reached: Mask;
}

/** Finds the box that a grid's voxels fill in the world, mm: least and greatest x, y and z. */
function boxOf(grid: Grid): readonly (readonly [number, number])[] {
  const corners = Array.from({length: 8}, (_, corner) =>
    voxelToWorld(
      grid,
      grid.shape.map((n, axis) => (((corner >> axis) & 1) === 0 ? -0.5 : n - 0.5)),
    ),
  );
  return [0, 1, 2].map((axis) => {
    const along = corners.map((point) => point[axis]);
    return [Math.min(...along), Math.max(...along)] as const;
  });
}

/** Writes a box for a message. */
function boxText(grid: Grid): string {
  const sides = boxOf(grid).map(([from, to], axis) => {
    return `${"xyz"[axis]} ${from.toFixed(1)} … ${to.toFixed(1)}`;
  });
  return `${sides.join(", ")} mm`;
}

/** Finds which voxel centres of a grid lie within an image. */
function reachOf(volume: Volume, grid: Grid): Uint8Array {
  const [nx, ny, nz] = grid.shape;
  const inside = new Uint8Array(nx * ny * nz);

  // The way from grid to image is affine: one start and three steps say where every voxel falls.
  const place = (voxel: readonly number[]) => worldToVoxel(volume, voxelToWorld(grid, voxel));
  const origin = place([0, 0, 0]);
  const steps = [place([1, 0, 0]), place([0, 1, 0]), place([0, 0, 1])].map((to) =>
    to.map((value, axis) => value - origin[axis]),
  );
  const [sx, sy, sz] = steps;
  const limits = volume.shape.map((n) => n - 0.5 + 1e-9);
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        let isInside = 1;
        for (let axis = 0; axis < 3; axis++) {
          const at = origin[axis] + x * sx[axis] + y * sy[axis] + z * sz[axis];
          if (at < -0.5 - 1e-9 || at > limits[axis]) isInside = 0;
        }
        inside[i] = isInside;
      }
    }
  }
  return inside;
}

/**
 * Brings images of one patient, from several scanners, to one grid, so that a voxel of each is the same
 * piece of the body.
 *
 * Positions come from the files: nothing is registered, and a patient who moved between the scans stays
 * moved. Where an image does not reach, the result holds what `outside` says, and `reached` tells where
 * that is.
 *
 * @formula eq:align $g_m(v) = f_m\!\left(A_m^{-1} A_{\mathrm{ref}}\, v\right)$ for each image $f_m$ with affine $A_m$
 * @param volumes - the images
 * @param reference - the grid, such as one of them
 * @param options - interpolation and outside of `resampleTo`; leastShare, above 0 when left out
 * @returns for each image: volume on the grid, share of its voxels that the image reaches, and which
 * @throws ShapeError when an image reaches too little of the grid; the message names both boxes in mm
 * @throws RangeError when an option breaks a rule
 * @ref cox2004
 * @example alignToGrid([createVolume(Float64Array.of(0, 10), {shape: [2, 1, 1], unit: "HU"})], createMask(new Uint8Array(2), {shape: [2, 1, 1], origin: [1, 0, 0]}), {interpolation: "linear", outside: {value: -1000}})[0].share // 0.5
 */
export function alignToGrid(
  volumes: readonly Volume[],
  reference: Grid,
  {interpolation, outside, leastShare = 0}: AlignOptions,
): AlignedVolume[] {
  if (!(leastShare >= 0 && leastShare <= 1)) {
    throw new RangeError(`alignToGrid: leastShare must lie in 0 to 1, got ${leastShare}`);
  }
  return volumes.map((volume, index) => {
    const inside = reachOf(volume, reference);
    const share = inside.reduce((sum, value) => sum + value, 0) / inside.length;
    if (share === 0 || share < leastShare) {
      const wanted = leastShare === 0 ? "overlap" : `reach ${100 * leastShare} % of`;
      throw new ShapeError(
        `alignToGrid: image ${index} must ${wanted} the reference in space, got ${(100 * share).toFixed(1)} %: the image fills ${boxText(volume)}, the reference ${boxText(reference)}`,
      );
    }
    const {shape, spacing, origin, direction} = reference;
    const moved = sameGrid(volume, reference)
      ? {...volume, data: volume.data.slice()}
      : resampleTo(volume, reference, {interpolation, outside});
    return {volume: moved, share, reached: createMask(inside, {shape, spacing, origin, direction})};
  });
}
