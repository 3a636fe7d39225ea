import type {Rng} from "../../core/index.ts";

/** Puts places 0 … n − 1 into random order (Fisher and Yates), all orders equally likely. */
export function shuffledPlaces(n: number, rng: Rng): Int32Array {
  const places = Int32Array.from({length: n}, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const k = rng.int(i + 1);
    const kept = places[i];
    places[i] = places[k];
    places[k] = kept;
  }
  return places;
}
