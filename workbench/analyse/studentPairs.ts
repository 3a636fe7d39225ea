import type {StudentPair} from "./analysis.ts";
import type {MarkedPairs} from "./answerSimilarity.ts";
import {compareText} from "../grader/compareText.ts";

const MAX_PAIRS = 100;

/** Counts for each pair of students the answers in which it is marked. */
function countMarks(
  answers: readonly MarkedPairs[],
  students: readonly string[],
): Map<number, number> {
  const place = new Map(students.map((student, i) => [student, i]));
  const counts = new Map<number, number>();
  for (const {each} of answers) {
    each((left, right) => {
      const [i, j] = [place.get(left) ?? 0, place.get(right) ?? 0];
      const key = Math.min(i, j) * students.length + Math.max(i, j);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  return counts;
}

/**
 * Adds up over all answers how often a pair of students is marked: once is chance sooner than five times.
 *
 * @param answers - of every exercise
 */
export function studentPairs(answers: readonly MarkedPairs[]): StudentPair[] {
  const students = [...new Set(answers.flatMap(({compared}) => compared))].sort(compareText);
  const sets = answers.map(({compared}) => new Set(compared));
  return [...countMarks(answers, students)]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MAX_PAIRS)
    .map(([key]) => {
      const left = students[Math.floor(key / students.length)];
      const right = students[key % students.length];
      return {
        left,
        right,
        marked: answers.filter(({has}) => has(left, right)).map(({answer}) => answer),
        compared: sets.filter((set) => set.has(left) && set.has(right)).length,
      };
    });
}
