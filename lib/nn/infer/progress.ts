/** How far a run over windows, flips or members is. */
export interface InferProgress {
  readonly done: number;
  readonly total: number;
}

/** How a run reports and how it is stopped. */
export interface InferRunOptions {
  /** Called after every prediction, and waited for. */
  readonly onProgress?: (progress: InferProgress) => void | Promise<void>;
  /** Ends the run between two predictions: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Lets the page draw, and a click on its stop button be heard. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
