/** One output in several forms, keyed by MIME type; the first the reader's place can show is shown. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Names an output that can be changed later; `update` is true when an earlier one is changed. */
export interface DisplayHandle {
  readonly id: string;
  readonly update: boolean;
}

/**
 * What runs a cell: the headless runner, the Jupyter kernel or the page.
 * The host puts itself on `globalThis` under {@link HOST} before a cell runs.
 */
export interface Host {
  /** Shows one output below the running cell, or changes the one that has the handle's name. */
  display(
    bundle: MimeBundle,
    metadata?: Readonly<Record<string, unknown>>,
    handle?: DisplayHandle,
  ): void;
  /** Runs the public tests of an exercise on the answers of this notebook and shows the report. */
  check?(exercise: string): Promise<void>;
  /** The language of the notebook's words. */
  readonly language: "en" | "zh-CN";
}

/** The key under which the host is found. */
export const HOST: unique symbol = Symbol.for("voxelbook.host") as never;

/**
 * Finds the host of this notebook.
 *
 * @returns the host, or undefined in a plain program
 */
export function currentHost(): Host | undefined {
  return (globalThis as {[HOST]?: Host})[HOST];
}
