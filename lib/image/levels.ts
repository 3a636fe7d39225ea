import type {Grid} from "./volume.ts";

/** Discretised intensities: 0 outside the region, 1 … count inside. `kind` keeps them apart from an image. */
export interface Levels extends Grid {
  readonly kind: "levels";
  readonly data: Uint16Array;
  /** Number of grey levels Ng: the highest level that the rule can give to this region. */
  readonly count: number;
  /** Number of voxels in the region, at least 1. */
  readonly voxels: number;
  /** Level k holds the values from edges[k − 1] to below edges[k], the last one its upper edge too; shape [count + 1]. */
  readonly edges: Float64Array;
}
