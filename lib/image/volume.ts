/** The kinds of flat array a volume may hold. */
export type VoxelArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/** What the numbers of a volume mean; "1" is a plain number (arbitrary units), SUV is g/mL. */
export type Unit = "HU" | "SUV" | "1/cm" | "zscore" | "1";

/** The grid that a volume, mask or level map lies on. */
export interface Grid {
  /** Number of voxels along x, y, z. */
  readonly shape: readonly [number, number, number];
  /** Voxel size along the grid's own axes, mm, all > 0. */
  readonly spacing: readonly [number, number, number];
  /** World position of the centre of voxel (0, 0, 0), mm, RAS+. */
  readonly origin: readonly [number, number, number];
  /** Direction cosines, row-major 3 × 3, orthonormal, determinant ±1. */
  readonly direction: Float64Array;
}

/** An image: a flat array, x fastest, index = x + nx·(y + ny·z), on a grid in world space. */
export interface Volume extends Grid {
  readonly data: VoxelArray;
  readonly unit: Unit;
}

/** A region: 0 outside, 1 inside. `kind` keeps it apart from an image at compile time. */
export interface Mask extends Grid {
  readonly kind: "mask";
  readonly data: Uint8Array;
}
