import type {CollectedFile} from "../grader/collected.ts";
import {type Handing, keyOf} from "./handing.ts";

/** A handing-in with its place among those of the same student and exercise. */
export interface Attempt extends Handing {
  readonly number: number;
}

/** Reads the handings-in of an earlier collection back, by attempt. */
export function knownHandings(files: readonly CollectedFile[]): Handing[] {
  const byAttempt = new Map<number, CollectedFile[]>();
  for (const file of files)
    byAttempt.set(file.attempt, [...(byAttempt.get(file.attempt) ?? []), file]);
  return [...byAttempt].map(([attempt, together]) => ({
    files: together.map(({path: _path, attempt: _attempt, ...file}) => file),
    at: Math.max(...together.map(({seen_at}) => Date.parse(seen_at))),
    sequence: together[0].sequence,
    attempt,
  }));
}

/** True for one handing-in that was found twice: the same upload, or the same bytes of the same time. */
const isSame = (a: Handing, b: Handing): boolean =>
  keyOf(a) === keyOf(b) && (a.sequence !== null ? a.sequence === b.sequence : a.at === b.at);

/**
 * Puts handings-in in their order. Times of downloads say when a file came at the latest, so that Canvas's numbers
 * of uploads go before them.
 */
function inOrder(handings: readonly Handing[]): Handing[] {
  const uploads = handings
    .filter(({sequence}) => sequence !== null)
    .sort((a, b) => Number(a.sequence) - Number(b.sequence) || a.at - b.at);
  let latest = Number.NEGATIVE_INFINITY;
  const timed = uploads.map((handing) => {
    latest = Math.max(latest, handing.at);
    return {handing, at: latest};
  });
  const others = handings
    .filter(({sequence}) => sequence === null)
    .map((handing) => ({handing, at: handing.at}));
  const order = ({handing}: {handing: Handing}): number => handing.sequence ?? -1;
  return [...timed, ...others]
    .sort(
      (a, b) =>
        a.at - b.at ||
        order(a) - order(b) ||
        a.handing.at - b.handing.at ||
        (keyOf(a.handing) < keyOf(b.handing) ? -1 : 1),
    )
    .map(({handing}) => handing);
}

/**
 * Joins what was found to what is known, and counts: a handing-in that is equal to the one before it is none of its
 * own, as every later download holds the same files again.
 *
 * @returns the attempts, the one that counts last
 */
export function countAttempts(known: readonly Handing[], found: readonly Handing[]): Attempt[] {
  const fresh = found.filter((one) => !known.some((other) => isSame(one, other)));
  const attempts: Attempt[] = [];
  for (const handing of inOrder([...known, ...fresh])) {
    const before = attempts.at(-1);
    if (before !== undefined && keyOf(before) === keyOf(handing)) continue;
    const number = Math.max((before?.number ?? 0) + 1, handing.attempt);
    attempts.push({...handing, number});
  }
  return attempts;
}
