import type {QuestionVerdict} from "./runSuite.ts";
import type {AnswerInfo, TestVerdict} from "./types.ts";

/** A test with its share of the answer's points. */
export interface ScoredTest extends TestVerdict {
  readonly score: number;
  readonly maxScore: number;
}

/** An answer with its points. */
export interface ScoredQuestion {
  readonly answer: AnswerInfo;
  readonly tests: readonly ScoredTest[];
  readonly score: number;
  readonly maxScore: number;
  /** Points of hidden tests that were not run here. */
  readonly hiddenPoints: number;
}

/** Adds numbers so that ten tenths make one. */
export function addPoints(points: readonly number[]): number {
  return Math.round(points.reduce((sum, value) => sum + value, 0) * 1e9) / 1e9;
}

/**
 * Shares each answer's points among its tests in proportion to their weights. A test that did not pass gets 0.
 *
 * @param verdicts - of all tests that ran
 * @param hiddenWeight - weights of hidden tests that were not run, by answer id
 */
export function scoreQuestions(
  verdicts: readonly QuestionVerdict[],
  hiddenWeight: Readonly<Record<string, number>> = {},
): ScoredQuestion[] {
  return verdicts.map(({answer, tests}) => {
    const hidden = hiddenWeight[answer.id] ?? 0;
    const total = tests.reduce((sum, {weight}) => sum + weight, 0) + hidden;
    const share = (weight: number): number => (total === 0 ? 0 : (answer.points * weight) / total);
    const scored = tests.map((test) => {
      const maxScore = share(test.weight);
      return {...test, maxScore, score: test.status === "pass" ? maxScore : 0};
    });
    return {
      answer,
      tests: scored,
      score: addPoints(scored.map(({score}) => score)),
      maxScore: addPoints(scored.map(({maxScore}) => maxScore)),
      hiddenPoints: addPoints([share(hidden)]),
    };
  });
}
