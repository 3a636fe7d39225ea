import type {TextureFamily} from "./textureFamily.ts";

/** A step in voxels along x, y, z. */
export type Offset = readonly [number, number, number];

/**
 * A texture matrix as the list of its cells that are not empty, sorted by i, then by j: how often grey
 * level i meets the second index j. That index is the neighbour's level (glcm), a run's length (glrlm),
 * a zone's size (glszm), its distance from the border (gldzm), or a number of alike voxels (ngldm).
 */
export interface CountMatrix {
  readonly family: Exclude<TextureFamily, "ngtdm">;
  /** Grey level of each cell, shape [cells]. */
  readonly i: Uint16Array;
  /** Second index of each cell, from 1 on, shape [cells]. */
  readonly j: Int32Array;
  /** How often it occurs, times its weight if there is one, shape [cells]. */
  readonly count: Float64Array;
  /** Number of grey levels Ng of the discretisation, whether or not they all occur. */
  readonly levels: number;
  /** How many of them occur in the region. */
  readonly present: number;
  /** Number of voxels Nv that were looked at; over merged matrices it is the sum. */
  readonly voxels: number;
  /** The direction it looks along; null without one, or when several are merged. */
  readonly direction: Offset | null;
  /** The slice it covers, 0 … nz − 1 along z; null for a whole volume or merged slices. */
  readonly slice: number | null;
}
