/** What a collection reads at most: sources come from others. */
export interface CollectLimits {
  /** Bytes of one notebook; the grader reads no larger one. */
  readonly notebookBytes: number;
  /** Bytes of an archive inside a source. */
  readonly archiveBytes: number;
  /** Names in one archive, or in one folder with all below it. */
  readonly entries: number;
  /** Folders in each other. */
  readonly depth: number;
  /** Bytes that a source may hold unpacked, of what is read. */
  readonly sourceBytes: number;
  /** How many times larger than packed a file may be; text as notebooks hold it stays below 100. */
  readonly ratio: number;
}

export const COLLECT_LIMITS: CollectLimits = {
  notebookBytes: 16 * 2 ** 20,
  archiveBytes: 512 * 2 ** 20,
  entries: 100_000,
  depth: 12,
  sourceBytes: 8 * 2 ** 30,
  ratio: 300,
};

/** Below this size no ratio is looked at: a few zeros pack well. */
export const SMALL_BYTES = 2 ** 20;

/** Writes a limit in the unit of a person. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
