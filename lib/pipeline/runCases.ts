import type {ImageAndMask} from "../image/index.ts";

/** One patient or phantom: image and region, or the way to get them when their turn comes. */
export type RadiomicsCase =
  | ({readonly id: string} & ImageAndMask)
  | {readonly id: string; readonly load: () => ImageAndMask | Promise<ImageAndMask>};

/** How far a run is. */
export interface RunProgress {
  readonly done: number;
  readonly total: number;
  /** The case, or the case and the perturbation, that was last finished. */
  readonly what: string;
}

/** How a run reports and how it is stopped. */
export interface RunOptions {
  /** Called after every measurement. */
  readonly onProgress?: (progress: RunProgress) => void;
  /** Ends the run between two measurements: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Why a case has no result. */
export interface CaseFailure {
  readonly id: string;
  /** The step of the case that failed, such as the name of a perturbation; null where it is its loading. */
  readonly step: string | null;
  readonly message: string;
}

/** A case with all its results. */
export interface CaseResults<Result> {
  readonly id: string;
  readonly results: readonly Result[];
}

/** Refuses a list of cases that no table can hold. */
function requireCases(who: string, cases: readonly RadiomicsCase[]): void {
  if (cases.length === 0) throw new RangeError(`${who}: cases must hold at least one, got none`);
  const seen = new Set<string>();
  for (const {id} of cases) {
    if (seen.has(id)) throw new RangeError(`${who}: cases must differ in id, got "${id}" twice`);
    seen.add(id);
  }
}

/** Lets the page draw, and a click on its stop button be heard. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Says why something failed; anything but an error is a mistake of this library, and goes on. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  throw error;
}

/**
 * Runs the same steps on every case, one after the other. A step that throws ends its case, which is
 * reported; the other cases are finished.
 */
export async function runCases<Result>(
  who: string,
  cases: readonly RadiomicsCase[],
  steps: readonly string[],
  runStep: (input: ImageAndMask, step: number, id: string) => Result,
  {onProgress, signal}: RunOptions,
): Promise<{complete: CaseResults<Result>[]; failures: CaseFailure[]}> {
  requireCases(who, cases);
  const complete: CaseResults<Result>[] = [];
  const failures: CaseFailure[] = [];
  const total = cases.length * steps.length;
  for (const [place, one] of cases.entries()) {
    const results: Result[] = [];
    let step: string | null = null;
    try {
      signal?.throwIfAborted();
      const input = "load" in one ? await one.load() : one;
      for (step of steps) {
        signal?.throwIfAborted();
        results.push(runStep(input, results.length, one.id));
        const what = steps.length === 1 ? one.id : `${one.id}, ${step}`;
        onProgress?.({done: place * steps.length + results.length, total, what});
        await breathe();
      }
      complete.push({id: one.id, results});
    } catch (error) {
      signal?.throwIfAborted();
      failures.push({id: one.id, step, message: messageOf(error)});
      onProgress?.({done: (place + 1) * steps.length, total, what: `${one.id} failed`});
      await breathe();
    }
  }
  return {complete, failures};
}
