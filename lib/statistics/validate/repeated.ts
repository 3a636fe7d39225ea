import type {Rng} from "../../core/index.ts";
import {requireRng} from "../../core/index.ts";
import type {Split} from "./split.ts";

/** Options of `repeated`. */
export interface RepeatOptions {
  /** How many times; at least 1. No default. */
  readonly times: number;
  /** Each repetition draws from a stream of its own, forked from this one. */
  readonly rng: Rng;
}

/**
 * Repeats a random division with other random numbers, so that a result does not hang on one deal.
 *
 * Repetitions share their samples: the scatter between them tells how much the deal matters, and nothing
 * about how another cohort would turn out.
 *
 * @param split - makes the splits of one repetition with the numbers it is given
 * @param options - times; rng
 * @returns the splits of all repetitions, one after the other, named "repeat 1, fold 1" and so on
 * @throws RangeError when times is no whole number of at least 1
 * @throws TypeError when rng is not given
 * @ref kim2009
 * @example repeated((rng) => kFold(6, {folds: 3, rng}), {times: 10, rng: createRng("folds")}).length // 30
 */
export function repeated(
  split: (rng: Rng) => readonly Split[],
  {times, rng}: RepeatOptions,
): Split[] {
  if (!Number.isInteger(times) || times < 1) {
    throw new RangeError(`repeated: times must be a whole number of at least 1, got ${times}`);
  }
  requireRng("repeated", rng);
  const splits: Split[] = [];
  for (let repeat = 1; repeat <= times; repeat++) {
    for (const one of split(rng.fork(`repeat ${repeat}`))) {
      splits.push({...one, name: `repeat ${repeat}, ${one.name}`});
    }
  }
  return splits;
}
