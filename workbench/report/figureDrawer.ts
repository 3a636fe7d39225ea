import {dirname, join} from "node:path";
import {Worker} from "node:worker_threads";
import {workbenchFile} from "../exercise/workbenchFile.ts";
import {bundleEntry} from "../notebook/bundleEntry.ts";
import {FigureFault} from "./figureLimits.ts";
import type {DrawnFigure} from "./staticFigure.ts";

const ENTRY = "report/drawFigure.entry";
/** For one figure, which takes well under a second on a free machine; and for loading plotly. */
const LIMIT_MS = 20_000;
const START_MS = 120_000;
const MEMORY_MB = 768;

/** The built entry, or a bundle of its source when this program runs from sources. */
function entryFile(): string {
  const file = workbenchFile(ENTRY);
  if (!file.endsWith(".ts")) return file;
  return bundleEntry(file, join(dirname(dirname(file)), "dist.sources", `${ENTRY}.js`));
}

/** Waits for a thread's next message, so long at most. */
function nextMessage<T>(worker: Worker, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new FigureFault("figure.slow"))), limitMs);
    const onMessage = (message: T): void => end(() => resolve(message));
    const onError = (): void => end(() => reject(new FigureFault("figure.large")));
    const end = (act: () => void): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError);
      act();
    };
    worker.on("message", onMessage).on("error", onError);
  });
}

/**
 * Draws figures that students handed in, one after the other, on a thread with bounds of time and memory. The
 * thread starts with the first figure; one that breaks its bounds is ended, and the next figure gets a new one.
 */
export class FigureDrawer {
  #worker: Worker | undefined;
  readonly #limitMs: number;

  /** @param limitMs - longest time for one figure, ms */
  constructor(limitMs = LIMIT_MS) {
    this.#limitMs = limitMs;
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(entryFile(), {resourceLimits: {maxOldGenerationSizeMb: MEMORY_MB}});
    this.#worker = worker;
    await nextMessage<"ready">(worker, START_MS);
    return worker;
  }

  /** Draws one figure; whatever it holds, the promise is kept and says what became of it. */
  async draw(json: string): Promise<DrawnFigure> {
    try {
      const worker = this.#worker ?? (await this.#start());
      const drawn = nextMessage<DrawnFigure>(worker, this.#limitMs);
      worker.postMessage(json);
      return await drawn;
    } catch (error) {
      await this.close();
      if (!(error instanceof FigureFault)) throw error;
      return {ok: false, code: error.code, reason: error.message};
    }
  }

  /** Ends the thread, if there is one. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}
