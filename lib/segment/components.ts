import type {Grid} from "../image/index.ts";

/** Which neighbours count as touching: those that share a face, an edge too, or a corner too. */
export type Connectivity = 6 | 18 | 26;

/** The connected parts of a mask. */
export interface Components extends Grid {
  /** 0 outside; 1, 2, … inside, in the order in which the flat array meets the parts. */
  readonly labels: Int32Array;
  /** Number of parts. */
  readonly count: number;
  /** Voxels of each part; sizes[0] is part 1. */
  readonly sizes: Float64Array;
}
