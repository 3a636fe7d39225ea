/** Two small images of one shape, row by row, to show where they differ. */
export interface Picture {
  /** `mask`: 0 and 1; `image`: any numbers. */
  readonly kind: "mask" | "image";
  /** Columns, rows. */
  readonly shape: readonly [number, number];
  readonly expected: readonly number[];
  readonly got: readonly number[];
  /** What of the whole it shows; absent when it shows all. `pictureCaption` says it in words. */
  readonly part?: PicturePart;
}

/** The part of an image that a picture shows. */
export interface PicturePart {
  /** Number of the slice, from 0; 0 for an image of one slice. */
  readonly slice: number;
  /** First column and row. */
  readonly first: readonly [number, number];
  /** Each pixel stands for so many columns and rows: it shows the voxel among them that differs most. */
  readonly step: number;
}
