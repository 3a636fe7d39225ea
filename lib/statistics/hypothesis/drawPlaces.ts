import type {Rng} from "../../core/index.ts";

/**
 * Draws with which place each of the first `count` places of a list of `size` is exchanged when it is
 * shuffled (Fisher and Yates): place i with one of i … size − 1. Several come from each number of `rng`.
 *
 * A random number has 53 bits. Multiplied by a count, its whole part is a place and the rest of it is as
 * random, with fewer bits; it serves again while it has 32 of them.
 */
export function drawPlaces(rng: Rng, size: number, count: number, places: Int32Array): void {
  const uses = 1 + Math.floor((53 - 32) / Math.max(1, Math.ceil(Math.log2(size))));
  let rest = 0;
  let left = 0;
  for (let i = 0; i < count; i++) {
    if (left === 0) {
      rest = rng.next();
      left = uses;
    }
    left--;
    const product = rest * (size - i);
    const step = Math.floor(product);
    rest = product - step;
    places[i] = i + step;
  }
}
