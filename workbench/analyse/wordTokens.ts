import {type Tokens, toTokens} from "./tokens.ts";

/** Longer texts are cut. */
const MAX_TEXT = 100_000;

/**
 * Writes a text as words: lower case, without punctuation, markup and layout. Chinese is cut into words by the rules of
 * Unicode and the dictionary that Node brings.
 */
export function wordTokens(text: string): Tokens {
  const segmenter = new Intl.Segmenter("en", {granularity: "word"});
  const words = [...segmenter.segment(text.slice(0, MAX_TEXT))].filter(
    ({isWordLike}) => isWordLike === true,
  );
  return toTokens(
    words.map(({segment, index}) => ({
      text: segment.normalize("NFKC").toLowerCase(),
      start: index,
      end: index + segment.length,
    })),
  );
}
