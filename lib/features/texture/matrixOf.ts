import type {CountMatrix, Offset} from "./countMatrix.ts";
import type {LevelRegion} from "./levelRegion.ts";
import type {Cells} from "./tally.ts";
import type {TextureDimensions} from "./textureFamily.ts";

/** Lists what matrices are made of: the whole region (null) in 3D, each slice of the box that holds a voxel in 2D. */
export function partsOf({voxels}: LevelRegion, dimensions: TextureDimensions): (number | null)[] {
  return dimensions === "3D" ? [null] : [...voxels.keys()].filter((z) => voxels[z] > 0);
}

/** The spans of a part of the region. */
export function spansOf({spans, starts}: LevelRegion, part: number | null): Int32Array {
  return part === null ? spans : spans.subarray(starts[part], starts[part + 1]);
}

/** The number of voxels in a part of the region. */
export function voxelsOf({voxels}: LevelRegion, part: number | null): number {
  return part === null ? voxels.reduce((sum, n) => sum + n, 0) : voxels[part];
}

/** Names the cells of a part of the region: ranks become levels, and the slice counts from the image's first. */
export function matrixOf(
  region: LevelRegion,
  part: number | null,
  {
    family,
    cells,
    direction = null,
  }: {
    readonly family: CountMatrix["family"];
    readonly cells: Cells;
    readonly direction?: Offset | null;
  },
): CountMatrix {
  const {greys, levels, corner} = region;
  return {
    family,
    i: cells.ranks.map((rank) => greys[rank]),
    j: family === "glcm" ? cells.j.map((rank) => greys[rank]) : cells.j,
    count: cells.count,
    levels,
    present: greys.length - 1,
    voxels: voxelsOf(region, part),
    direction,
    slice: part === null ? null : corner[2] + part,
  };
}
