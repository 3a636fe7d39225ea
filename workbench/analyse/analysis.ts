import type {AnswerKind, TestStatus} from "../exercise/types.ts";
import type {RecordMessage, RecordWords} from "../grader/record.ts";

/**
 * `<out>/analysis.json`: what the records and the submissions of a course say about its tests and its
 * answers. It holds no hidden input and no expected value; students stand under their folders' names.
 */
export interface Analysis {
  readonly schema: 1;
  readonly counts: {
    readonly students: number;
    /** Records read, handed in or not. */
    readonly records: number;
    /** Notebooks read for the similarity. */
    readonly notebooks: number;
  };
  /** What a reader must know before the numbers: a small class, no records. */
  readonly notes: readonly RecordMessage[];
  readonly similarity: Similarity;
  readonly signs: readonly Sign[];
  readonly items: readonly ExerciseItems[];
  readonly times: readonly ExerciseTimes[];
  /** Null unless it was asked for with --repeat. */
  readonly flakiness: Flakiness | null;
}

/** How alike the submissions are, answer by answer. */
export interface Similarity {
  readonly rule: SimilarityRule;
  readonly answers: readonly AnswerSimilarity[];
  /** Pairs of students with marked pairs of answers, most of them first; at most 100. */
  readonly students: readonly StudentPair[];
}

/** The rule by which a pair is marked for a person to look at. */
export interface SimilarityRule {
  /** Tokens (of code) or words (of text) in a row that make one fingerprint. */
  readonly code_run: number;
  readonly text_run: number;
  /** Of so many fingerprints of code in a row one is kept, at least (winnowing); of text each. */
  readonly window: number;
  /** Least similarity of a marked pair. */
  readonly code_threshold: number;
  readonly text_threshold: number;
  /** Least share of the class's pairs that must be less alike. */
  readonly percentile: number;
  /** Fewer tokens or words than this say nothing. */
  readonly least_code: number;
  readonly least_text: number;
}

export interface AnswerSimilarity {
  readonly exercise: string;
  readonly question: string;
  readonly kind: AnswerKind;
  readonly title: RecordWords;
  /** Answers that were compared. */
  readonly compared: number;
  /** Too short to say anything; not compared. */
  readonly short: number;
  /** Not answered, as it was released; not compared. */
  readonly untouched: number;
  /** Different structures among the compared ones. */
  readonly distinct: number;
  /** Compared pairs, n (n - 1) / 2. */
  readonly pairs: number;
  /** Of the similarities of all pairs; null without pairs. */
  readonly distribution: Spread | null;
  /** Counts of pairs in twenty bins of similarity from 0 to 1. */
  readonly histogram: readonly number[];
  /** Pairs that the rule marks; the first of them stand in `shown`. */
  readonly marked: number;
  /** Marked pairs, most alike first, at most 20; answers of one structure are shown by one pair. */
  readonly shown: readonly SimilarPair[];
  /** Students whose answers have one structure, largest group first; at most 20. */
  readonly groups: readonly (readonly string[])[];
  readonly notes: readonly RecordMessage[];
}

export interface SimilarPair {
  readonly left: string;
  readonly right: string;
  /** Share of the shorter answer's fingerprints that the other has too, 0 to 1: a copy with additions has 1. */
  readonly similarity: number;
  /** Share of the fingerprints of both that they have in common, 0 to 1. */
  readonly overlap: number;
  /** Share of the class's pairs that are less alike, 0 to 1; null in a class too small to say. */
  readonly percentile: number | null;
  /** Tokens or words of the longest common fragment. */
  readonly longest: number;
  /** Common fragments, longest first; at most 3. */
  readonly fragments: readonly {readonly left: Excerpt; readonly right: Excerpt}[];
}

/** Lines of one student's answer cell, to be looked at beside the other's. */
export interface Excerpt {
  /** First and last line in the cell, from 1. */
  readonly lines: readonly [number, number];
  /** At most 2,000 characters. Untrusted: a student wrote it. */
  readonly text: string;
}

export interface StudentPair {
  readonly left: string;
  readonly right: string;
  /** Answers in which the pair is marked, as `<exercise>/<question>`. */
  readonly marked: readonly string[];
  /** Answers of both that were compared. */
  readonly compared: number;
}

/** Something that two or more submissions share and that needs no measure. */
export interface Sign {
  /**
   * `same_file`: equal bytes; `other_variant`: the numbers of another student's variant;
   * `same_mistake`: the same wrong result, which hardly anybody else has.
   */
  readonly kind: "same_file" | "other_variant" | "same_mistake";
  readonly exercise: string;
  readonly question: string | null;
  readonly test: string | null;
  readonly students: readonly string[];
  /** Submissions among which they were found. */
  readonly among: number;
  readonly message: RecordMessage;
}

/** Item analysis of one exercise. */
export interface ExerciseItems {
  readonly exercise: string;
  readonly title: RecordWords;
  /** Submissions that were graded; the numbers below are over these. */
  readonly n: number;
  readonly not_gradable: number;
  readonly infrastructure_errors: number;
  readonly needs_manual: number;
  readonly max_score: number;
  /** Of the scores in points; null without submissions. */
  readonly score: (Spread & {readonly mean: number; readonly sd: number}) | null;
  /** Cronbach's alpha over the tests' points; null where it is not defined. */
  readonly alpha: number | null;
  /** KR-20 over pass and not pass. */
  readonly kr20: number | null;
  /** Cronbach's alpha over whole answers: the tests of one answer hang together and lift `alpha`. */
  readonly alpha_answers: number | null;
  readonly answers: readonly AnswerItems[];
  readonly notes: readonly RecordMessage[];
}

export interface AnswerItems {
  readonly question: string;
  readonly kind: AnswerKind;
  readonly title: RecordWords;
  readonly max_score: number;
  /** Graded submissions; of an answer that a person marks, the marked ones. */
  readonly n: number;
  /** Mean score over maximum: 1 is easy. */
  readonly difficulty: number | null;
  /** Share with full points. */
  readonly full: number | null;
  /** Correlation with the points of the other answers. */
  readonly discrimination: number | null;
  /** Tests, in their order. */
  readonly tests: readonly TestItems[];
}

export interface TestItems {
  readonly test: string;
  readonly title: RecordWords;
  readonly visibility: "visible" | "hidden";
  readonly max_score: number;
  readonly n: number;
  /** How many ended how. */
  readonly ends: Readonly<Record<TestStatus, number>>;
  /** Share that passed; with its 95 % interval. */
  readonly difficulty: number | null;
  readonly difficulty_interval: readonly [number, number] | null;
  /** Point-biserial correlation with the rest of the exercise; null where nothing varies. */
  readonly discrimination: number | null;
  readonly discrimination_interval: readonly [number, number] | null;
  /** Passed share of the upper 27 % less that of the lower 27 %. */
  readonly upper_lower: number | null;
  /** Messages of those who did not pass, most frequent first; at most 5. */
  readonly messages: readonly {
    readonly code: string;
    readonly en: string;
    readonly zh: string;
    readonly count: number;
  }[];
  readonly flags: readonly ItemFlag[];
}

/**
 * What to look at. `everybody` passes or `nobody` does: the test separates no one; `negative`: who is good elsewhere fails
 * here; `weak`: it hardly goes with the rest; `timeouts`: many ran out of time; `unanswered`: many left it out.
 */
export type ItemFlag = "everybody" | "nobody" | "negative" | "weak" | "timeouts" | "unanswered";

export interface ExerciseTimes {
  readonly exercise: string;
  readonly title: RecordWords;
  /** Time of all tests of a submission, ms. */
  readonly grading_ms: Spread | null;
  /** At most 5. */
  readonly slowest: readonly {readonly student: string; readonly ms: number}[];
  /** Of each test, in their order, ms. */
  readonly tests: readonly {
    readonly question: string;
    readonly test: string;
    readonly n: number;
    readonly median: number;
    readonly p95: number;
    readonly max: number;
  }[];
  /** What the notebooks say about the students' own time: self-reported, and easily changed. */
  readonly own: {
    readonly n: number;
    readonly seconds: Spread;
    readonly checks: Spread;
  } | null;
  /** ISO times of the first and the last submission; null where none is known. */
  readonly first_submitted: string | null;
  readonly last_submitted: string | null;
  readonly late: number;
}

/** Order statistics; linear interpolation as in NumPy's default. */
export interface Spread {
  readonly min: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly p95: number;
  readonly max: number;
}

export interface Flakiness {
  /** Gradings of each submission, by each way. */
  readonly repeat: number;
  /** Submissions that were graded again, and of how many. */
  readonly sampled: number;
  readonly of: number;
  /** Tests whose verdict changed, in the order of the exercises. */
  readonly tests: readonly FlakyTest[];
  /** Submissions that could not be graded again, with the reason. */
  readonly failed: readonly {
    readonly exercise: string;
    readonly student: string;
    readonly reason: string;
  }[];
}

export interface FlakyTest {
  readonly exercise: string;
  readonly question: string;
  readonly test: string;
  readonly title: RecordWords;
  /** `same`: with the seed of the grading; `other`: each time with another one. */
  readonly seed: "same" | "other";
  /** Submissions of which the test was run again. */
  readonly submissions: number;
  /** Submissions of which its verdict changed. */
  readonly changed: number;
  /** Where to look: a test that changes for most who reach it, a submission that alone changes. */
  readonly blame: "test" | "submission" | "unclear";
  /** At most 10. */
  readonly cases: readonly {
    readonly student: string;
    readonly ends: Readonly<Partial<Record<TestStatus, number>>>;
  }[];
}
