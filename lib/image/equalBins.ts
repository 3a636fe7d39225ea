import type {BinLayout} from "../core/index.ts";

/** Lays bins over a range of values. */
export function equalBins(
  who: string,
  [least, most]: readonly [number, number],
  count: number,
): BinLayout {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`${who}: bins must be a whole number of at least 1, got ${count}`);
  }
  if (!(Number.isFinite(most - least) && most > least)) {
    throw new RangeError(
      `${who}: the values must be finite and not constant, got ${least} to ${most}`,
    );
  }
  return {count, least, width: (most - least) / count};
}
