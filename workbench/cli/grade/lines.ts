import {formatPoints} from "../../exercise/renderCheck.ts";
import type {GradeFolderResult} from "../../grader/gradeFolder.ts";
import type {GradeRecord} from "../../grader/record.ts";
import {waitsForPerson} from "../../grader/applyMarks.ts";

/** Writes a length of time in the unit that fits it: 40 s, 12 min, 3 h, 2 days. */
function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** What stands for the points of a record. */
function resultOf({status, score, max_score, questions}: GradeRecord): string {
  const points = `${formatPoints(score)}/${formatPoints(max_score)}`;
  if (status === "graded") return points;
  if (status === "not_gradable") return `not gradable, 0/${formatPoints(max_score)}`;
  if (status === "infrastructure_error") return "not graded: a fault of this machine";
  const waiting = questions.filter(({manual}) => manual !== undefined && waitsForPerson(manual));
  const what = waiting.length === 1 ? "1 answer waits" : `${waiting.length} answers wait`;
  return `${points} so far, ${what} for a person's mark`;
}

/** One line on a record for the person at the keyboard. */
export function lineOf(record: GradeRecord): string {
  const {student, assignment, reason, notes, late_seconds: late = 0} = record;
  const said = [
    ...(late > 0 ? [`late by ${duration(late)}`] : []),
    ...(reason === null ? [] : [reason.en]),
    ...notes.map(({en}) => en),
  ];
  const more = said.length === 0 ? "" : ` (${said.join("; ")})`;
  return `${student} ${assignment}: ${resultOf(record)}${more}`;
}

/** Says in one line how many submissions ended how. */
export function summaryLine({counts, unchanged}: GradeFolderResult, seconds: number): string {
  const {graded, needs_manual: manual, not_gradable: bad, infrastructure_error: faults} = counts;
  const parts = [`${graded} graded`, `${bad} not gradable`];
  if (manual > 0) parts.push(`${manual} with answers that wait for a person's mark`);
  if (faults > 0) parts.push(`${faults} could not be graded here`);
  if (unchanged > 0) parts.push(`${unchanged} of them unchanged since the last run`);
  return `${parts.join(", ")}, in ${seconds.toFixed(1)} s`;
}
