import {secondsNow} from "./clock.ts";
import {currentHost} from "./host.ts";
import {word} from "./words.ts";
import {trainingLine, trainingPicture, type TrainingPicture} from "./trainingPicture.ts";

/** What a step of training tells; `StepReport` of voxelbook/nn is one. */
export interface TrainingStep {
  /** From 0. */
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
}

/** A running picture of training. */
export interface TrainingView {
  /** Give it to `train` as `onStep`. */
  readonly onStep: (report: TrainingStep) => Promise<void>;
}

/** Options of `showTraining`. */
export interface ShowTrainingOptions {
  /** What is trained, in a few words. */
  readonly title: string;
}

/** Seconds between two changes of the picture; more often nobody can read. */
const PAUSE = 0.4;

/** The terminal's error stream, where there is one. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Finds the terminal of a plain Node program; pages and notebooks have none. */
function terminal(): Terminal | undefined {
  const host = globalThis as {readonly process?: {readonly stderr?: Terminal}};
  const {stderr} = host.process ?? {};
  return stderr?.isTTY === true ? stderr : undefined;
}

/** Draws a bar of signs with the line of words behind it. */
function terminalBar(picture: TrainingPicture): string {
  const filled = Math.round((24 * picture.done) / picture.steps);
  return `\r\u001b[K${"█".repeat(filled)}${"░".repeat(24 - filled)} ${trainingLine(picture)}`;
}

/** Shows a picture in a notebook: the first one as new, later ones in its place. */
function showInNotebook(picture: TrainingPicture, handle: {id: string; update: boolean}): void {
  const text = trainingLine(picture);
  currentHost()?.display(
    {"image/svg+xml": trainingPicture(picture), "text/plain": text},
    {voxelbook: {caption: word("trainingCurves"), alt: text}},
    handle,
  );
}

/**
 * Shows how training goes: a bar with loss and time left, and the curve of the losses, which grow in
 * place in a page and in Jupyter; a line that renews itself in a terminal; single lines elsewhere.
 *
 * @param options - title: what is trained
 * @returns onStep, to be called after every step; it lets other work go on between two pictures
 * @throws RangeError when there is no title
 * @example typeof showTraining({title: "a small U-Net"}).onStep // "function"
 */
export function showTraining({title}: ShowTrainingOptions): TrainingView {
  if (title.trim() === "")
    throw new RangeError("showTraining: title must say something, got nothing");
  const losses: number[] = [];
  const began = secondsNow();
  let first: number | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let printed = 0;
  const id = `training ${title} ${began}`;
  let isShown = false;

  return {
    async onStep({step, steps, loss}) {
      losses.push(loss);
      const now = secondsNow();
      first ??= step;
      const done = step + 1;
      const isLast = done === steps;
      if (now - shownAt < PAUSE && !isLast) return;
      shownAt = now;

      // The first step also pays for what is made ready once, so it is left out of the estimate.
      const made = step - first;
      const left = made > 0 ? ((now - began) / (made + 1)) * (steps - done) : undefined;
      const secondsLeft = isLast ? undefined : left;
      const picture = {title, done, steps, losses, secondsLeft};
      const tty = terminal();
      if (currentHost() !== undefined) {
        showInNotebook(picture, {id, update: isShown});
        isShown = true;
      } else if (tty !== undefined) tty.write(terminalBar(picture) + (isLast ? "\n" : ""));
      else if (isLast || done / steps >= printed) {
        console.error(trainingLine(picture));
        printed = done / steps + 0.1;
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}
