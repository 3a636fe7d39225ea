import {readProgress, writeProgress} from "./progressStore.ts";

/** Time counts in steps of this length. */
const STEP_S = 15;
/** Without a key, a click or a movement for so long, the reader is taken to be away. */
const AWAY_MS = 120_000;

/** What an exported exercise says of the work on it. */
export interface Work {
  readonly seconds: number;
  readonly checks: number;
}

/** Returns what is kept of the work on a page. */
export function workOn(slug: string): Work {
  const {seconds = 0, checks = 0} = readProgress(slug).work ?? {};
  return {seconds, checks};
}

/** Counts a check. */
export function countCheck(slug: string): void {
  const work = workOn(slug);
  writeProgress(slug, {work: {...work, checks: work.checks + 1}});
}

/** Counts the time in which an exercise is on screen and the reader is there. */
export function followWork(slug: string, keep: (act: () => void) => void): void {
  let seen = performance.now();
  for (const kind of ["keydown", "pointerdown", "pointermove", "scroll"]) {
    document.addEventListener(kind, () => (seen = performance.now()), {passive: true});
  }
  setInterval(() => {
    if (document.hidden || performance.now() - seen > AWAY_MS) return;
    const work = workOn(slug);
    keep(() => writeProgress(slug, {work: {...work, seconds: work.seconds + STEP_S}}));
  }, STEP_S * 1000);
}
