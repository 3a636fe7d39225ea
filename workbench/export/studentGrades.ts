import {addPoints} from "../exercise/score.ts";
import type {Language} from "../messages/message.ts";
import {feedbackOf} from "./feedback.ts";
import {type Choice, chosenRecords, type LeftOut, type Survey} from "./surveyRecords.ts";

/** What one student gets in one column of a gradebook: one exercise, or the sum of several. */
export interface StudentGrade {
  readonly student: string;
  /** Exact; rounded where it is written. */
  readonly score: number;
  readonly feedback: string;
}

/** One column of a gradebook. */
export interface GradeColumn {
  readonly grades: readonly StudentGrade[];
  readonly maxScore: number;
  readonly leftOut: readonly LeftOut[];
  /** Students without a record of one of the exercises; it counts 0 in their sum. */
  readonly absent: readonly LeftOut[];
}

/**
 * Adds up each student's records over the exercises of a survey.
 *
 * A student with an exercise that has no final score gets no sum at all: a part of it would pass for the
 * whole.
 */
export async function gradeColumn(
  choice: Choice,
  survey: Survey,
  language: Language,
): Promise<GradeColumn> {
  const without = new Set(survey.leftOut.map(({student}) => student));
  const sums = new Map<string, {scores: number[]; exercises: Set<string>; texts: string[]}>();
  for await (const record of chosenRecords(choice)) {
    const {student, assignment, score} = record;
    if (without.has(student)) continue;
    const sum = sums.get(student) ?? {scores: [], exercises: new Set(), texts: []};
    sum.scores.push(score);
    sum.exercises.add(assignment);
    sum.texts.push(feedbackOf(record, language));
    sums.set(student, sum);
  }
  const absent = [...sums].flatMap(([student, {exercises}]) =>
    survey.exercises
      .filter(({id}) => !exercises.has(id))
      .map(({id}) => ({student, exercise: id, reason: "no record; it counts 0"})),
  );
  return {
    grades: [...sums].map(([student, {scores, texts}]) => ({
      student,
      score: addPoints(scores),
      feedback: texts.join("\n\n"),
    })),
    maxScore: addPoints(survey.exercises.map(({maxScore}) => maxScore)),
    leftOut: survey.leftOut,
    absent,
  };
}
