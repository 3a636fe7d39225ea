import {File, FingerprintIndex, type Fragment, Region, TokenizedFile} from "@dodona/dolos-core";
import type {Excerpt} from "./analysis.ts";
import type {Winnowing} from "./fingerprints.ts";
import type {Tokens} from "./tokens.ts";

/** One side of a pair: what a student wrote, and its tokens. */
export interface Side {
  readonly source: string;
  readonly tokens: Tokens;
}

export interface CommonFragments {
  /** Tokens of the longest one. */
  readonly longest: number;
  /** Longest first. */
  readonly fragments: readonly {readonly left: Excerpt; readonly right: Excerpt}[];
}

const MAX_FRAGMENTS = 3;
const MAX_EXCERPT = 2_000;
/** A hash that one answer repeats more often pairs up with itself too often to be followed. */
const MAX_REPEATS = 40;

/** Tells the row and the column of an offset. */
function placesOf(source: string): (offset: number) => readonly [number, number] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return [low, offset - starts[low]];
  };
}

function tokenizedFile(name: string, {source, tokens}: Side): TokenizedFile {
  const place = placesOf(source);
  const regions = tokens.starts.map((start, i) => {
    const [row, column] = place(start);
    const [endRow, endColumn] = place(tokens.ends[i]);
    return new Region(row, column, endRow, endColumn);
  });
  return new TokenizedFile(new File(name, source), [...tokens.tokens], regions);
}

function excerpt(source: string, {startRow, endRow}: Region): Excerpt {
  const text = source.split("\n").slice(startRow, endRow + 1);
  return {lines: [startRow + 1, endRow + 1], text: text.join("\n").slice(0, MAX_EXCERPT)};
}

const lengthOf = ({pairs}: Fragment): number =>
  Math.max(...pairs.map(({left}) => left.stop)) +
  1 -
  Math.min(...pairs.map(({left}) => left.start));

/**
 * Finds the common fragments of two answers, to be looked at side by side.
 *
 * @param ignored - hashes of released code
 */
export function commonFragments(
  left: Side,
  right: Side,
  {run, window}: Winnowing,
  ignored: ReadonlySet<number>,
): CommonFragments {
  const index = new FingerprintIndex(run, window);
  const files = [tokenizedFile("left", left), tokenizedFile("right", right)];
  index.addFiles(files);
  const repeated = index
    .sharedFingerprints()
    .filter((shared) => files.some((file) => shared.occurrencesOf(file).length > MAX_REPEATS))
    .map(({hash}) => hash);
  index.addIgnoredHashes([...ignored, ...repeated]);
  const found = index
    .getPair(files[0], files[1])
    .buildFragments()
    .map((fragment) => ({fragment, length: lengthOf(fragment)}))
    .sort((a, b) => b.length - a.length || a.fragment.leftkgrams.from - b.fragment.leftkgrams.from);
  return {
    longest: found.length === 0 ? 0 : found[0].length,
    fragments: found.slice(0, MAX_FRAGMENTS).map(({fragment}) => ({
      left: excerpt(left.source, fragment.leftSelection),
      right: excerpt(right.source, fragment.rightSelection),
    })),
  };
}
