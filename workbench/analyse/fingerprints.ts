import {WinnowFilter} from "@dodona/dolos-core";

/** How tokens become fingerprints. */
export interface Winnowing {
  /** Tokens in a row that make one hash. */
  readonly run: number;
  /** Hashes in a row of which one at least is kept. */
  readonly window: number;
}

/** The fingerprints of one answer: how often each hash was kept. */
export interface Fingerprints {
  readonly counts: ReadonlyMap<number, number>;
  /** Sum of the counts. */
  readonly total: number;
}

/**
 * Hashes the runs of a sequence of tokens and keeps some of the hashes by winnowing: two sequences that share
 * run + window - 1 tokens in a row share a fingerprint, wherever these stand (Schleimer, Wilkerson and Aiken 2003).
 *
 * @param ignored - hashes that are released code or text, and nobody's work
 */
export function fingerprintsOf(
  tokens: readonly string[],
  {run, window}: Winnowing,
  ignored: ReadonlySet<number>,
): Fingerprints {
  const counts = new Map<number, number>();
  let total = 0;
  for (const {hash} of new WinnowFilter(run, window).fingerprints([...tokens])) {
    if (ignored.has(hash)) continue;
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
    total += 1;
  }
  return {counts, total};
}

/** Returns every hash of the sequences, whichever a window would keep: what is to be ignored. */
export function everyHash(sequences: readonly (readonly string[])[], run: number): Set<number> {
  const filter = new WinnowFilter(run, 1);
  return new Set(
    sequences.flatMap((tokens) => filter.fingerprints([...tokens]).map(({hash}) => hash)),
  );
}
