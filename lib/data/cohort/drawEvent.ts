import type {Rng} from "../../core/index.ts";

/** Draws 1 with the probability whose log odds are given, else 0. */
export function drawEvent(rng: Rng, logOdds: number): number {
  return rng.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
}
