import {chmod, mkdir} from "node:fs/promises";
import {join} from "node:path";
import {AnswerError} from "../exercise/answerError.ts";
import {AnswerProcess} from "./answerProcess.ts";
import {childText} from "./childText.ts";
import type {Launcher} from "./isolation.ts";
import type {Limits} from "./limits.ts";
import {writeWhole} from "./writeWhole.ts";

/** How and where children run. */
export interface IsolationOptions {
  readonly launcher: Launcher;
  readonly limits: Limits;
  /** A folder that only the grader writes to; the child's program lies in it, and nothing of a student. */
  readonly workFolder: string;
  /** Children that wait for an answer; absent where each is started when it is needed. */
  readonly waiting?: WaitingChildren;
}

/** The slots in use: where the grader is root, each stands for a user id of its own. */
const slots = new Set<number>();

function takeSlot(): number {
  let slot = 0;
  while (slots.has(slot)) slot += 1;
  slots.add(slot);
  return slot;
}

/** Writes the child's program once into a work folder; children may read it, never write. */
async function programFolder(workFolder: string): Promise<string> {
  const folder = join(workFolder, "child");
  await mkdir(folder, {recursive: true});
  await writeWhole(join(folder, "child.cjs"), await childText());
  await chmod(folder, 0o755);
  return folder;
}

/** By work folder. */
const programs = new Map<string, Promise<string>>();

async function startChild({launcher, limits, workFolder}: IsolationOptions) {
  const written = programs.get(workFolder) ?? programFolder(workFolder);
  programs.set(workFolder, written);
  const folder = await written;
  const slot = takeSlot();
  return new AnswerProcess(launcher(folder, slot), limits, {
    folder,
    onGone: () => slots.delete(slot),
  });
}

/** Children that have been started ahead. Each has seen nothing yet, takes one answer and is ended after it. */
export class WaitingChildren {
  private readonly children: Promise<AnswerProcess>[] = [];
  private readonly options: Omit<IsolationOptions, "waiting">;
  private readonly count: number;
  private closed = false;

  constructor(count: number, options: Omit<IsolationOptions, "waiting">) {
    this.count = count;
    this.options = options;
  }

  /** Takes the child that has waited longest and starts another in its place. */
  take(): Promise<AnswerProcess> {
    const child = this.children.shift() ?? startChild(this.options);
    this.fill();
    return child;
  }

  /** Starts as many as are to wait. */
  fill(): void {
    while (!this.closed && this.children.length < this.count) {
      const child = startChild(this.options);
      // Whoever takes it is told.
      child.catch(() => undefined);
      this.children.push(child);
    }
  }

  /** Ends those that wait. */
  async close(): Promise<void> {
    this.closed = true;
    for (const starting of this.children.splice(0)) {
      const child = await starting.catch(() => undefined);
      child?.kill(new AnswerError("crash", "answer.crash", {reason: "it is not needed"}));
      await child?.gone;
    }
  }
}

/**
 * Starts an isolated child, or takes one that waits; it gets its answer by the request `load`.
 *
 * @throws StartError when this machine cannot start one
 */
export async function startAnswer(options: IsolationOptions): Promise<AnswerProcess> {
  const waited = await options.waiting?.take();
  // One that ended while it waited, as by a person's hand, is no loss: another is started.
  const child = waited?.failure === undefined ? waited : undefined;
  const ready = child ?? (await startChild(options));
  await ready.ready();
  return ready;
}
