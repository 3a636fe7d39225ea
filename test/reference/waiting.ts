/** A group of reference files whose part of the library does not exist yet. */
export interface Waiting {
  /** The beginning of their paths below the reference folder. */
  readonly prefix: string;
  /** The issue that brings their part of the library. */
  readonly issue: string;
}

/** Rows go as the issues land; a file that no row and no test knows is listed as unknown. */
export const WAITING: readonly Waiting[] = [];
