import {createProgress, type Progress, type ProgressOptions} from "../progress.ts";

/** How a grading goes: how many there are is known once the submissions have been listed. */
export interface GradeProgress {
  say(line: string): void;
  update(done: number, total: number): void;
  stop(): void;
}

/** Shows on stderr that workers start, then how many submissions are graded; nothing with --json. */
export function createGradeProgress(options: Pick<ProgressOptions, "silent">): GradeProgress {
  let progress: Progress = createProgress({label: "starting", total: null, ...options});
  let counting = false;
  return {
    say: (line) => progress.say(line),
    update(done, total) {
      if (!counting) {
        progress.stop();
        progress = createProgress({label: "grading", total, ...options});
        counting = true;
      }
      progress.update(done);
    },
    stop: () => progress.stop(),
  };
}
