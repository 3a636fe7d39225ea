import type {SimilarityRule} from "./analysis.ts";
import type {Winnowing} from "./fingerprints.ts";

/**
 * The rule by which a pair is marked, chosen by measurement on the exercises of this course.
 *
 * Code: with runs of 5 tokens and a window of 2, two of 114 pairs of right answers of at least 40 tokens, written to
 * differ, reach 0.7, and one of these is the same code with a term left out; every one of 164 copies does in which
 * neighbouring lines were swapped or dead code was put in (test/analyse/falseAlarms.test.ts measures both again).
 * Longer runs lose copies, shorter ones mark more independent pairs. Answers of a class resemble each other more than
 * these, so that a pair must also be more alike than 95 % of the class's pairs. Answers under 40 tokens are alike by
 * themselves.
 *
 * Text: of 788 pairs of texts on one subject by one author, none has more than 0.13 of its runs of 4 words in common, and
 * each changed word costs a copy four runs.
 */
export const SIMILARITY: SimilarityRule = {
  code_run: 5,
  text_run: 4,
  window: 2,
  code_threshold: 0.7,
  text_threshold: 0.4,
  percentile: 0.95,
  least_code: 40,
  least_text: 40,
};

/** With fewer compared answers a share of the class's pairs says nothing. */
export const LEAST_CLASS = 10;

/** In a small class likeness is usual when more than this share of the pairs reaches the threshold … */
export const COMMON = 1 / 3;
/** … of so many answers at least: three friends can have one solution. */
export const LEAST_COMMON = 5;

/** How an answer is compared: as code or as text. */
export interface Measure {
  readonly winnowing: Winnowing;
  readonly least: number;
  readonly threshold: number;
  readonly percentile: number;
}

/** Returns the measure for code, or for a text that a person marks. */
export function measureOf(rule: SimilarityRule, isText: boolean): Measure {
  const {percentile} = rule;
  if (isText) {
    const winnowing = {run: rule.text_run, window: 1};
    return {winnowing, least: rule.least_text, threshold: rule.text_threshold, percentile};
  }
  const winnowing = {run: rule.code_run, window: rule.window};
  return {winnowing, least: rule.least_code, threshold: rule.code_threshold, percentile};
}
