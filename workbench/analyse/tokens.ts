/** A sequence of tokens, each with the place in the source where it was read. */
export interface Tokens {
  readonly tokens: readonly string[];
  /** Offset of the first character of each token; never falls. */
  readonly starts: readonly number[];
  /** Offset behind the last character of each token. */
  readonly ends: readonly number[];
}

/** Later tokens of an answer are not compared: a comparison has to end, whatever was handed in. */
const MAX_TOKENS = 10_000;

/** Takes tokens apart into their texts and places. */
export function toTokens(
  list: readonly {readonly text: string; readonly start: number; readonly end: number}[],
): Tokens {
  const kept = list.slice(0, MAX_TOKENS);
  return {
    tokens: kept.map(({text}) => text),
    starts: kept.map(({start}) => start),
    ends: kept.map(({end}) => end),
  };
}
