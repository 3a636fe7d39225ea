import type {Rng} from "./rng.ts";

/**
 * Refuses random numbers that were not given, at a public boundary.
 *
 * @param who - the caller, which the message begins with
 * @param rng - what it was given
 * @throws TypeError when rng is no source of random numbers
 * @example requireRng("example", createRng("seed")) // undefined
 */
export function requireRng(who: string, rng: Rng): void {
  if (typeof rng?.fork === "function") return;
  throw new TypeError(`${who}: rng must be given, such as createRng("a name"), got ${typeof rng}`);
}
