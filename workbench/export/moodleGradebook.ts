import {stringify} from "csv-stringify/sync";
import type {Identity} from "./identities.ts";
import {roundPoints} from "./round.ts";
import type {GradeColumn} from "./studentGrades.ts";
import type {LeftOut} from "./surveyRecords.ts";

/**
 * Writes a table for Moodle's gradebook import (Grades, Import, CSV file), UTF-8 with commas. Grade and
 * feedback always stand together: importing feedback alone can take grades away.
 *
 * @param item - title of the grade item, as it is or will be in the gradebook
 * @returns the table, and the students whom Moodle could not tell by e-mail address or ID number
 */
export function moodleGradebook(
  {grades}: GradeColumn,
  identify: (student: string) => Identity,
  item: string,
): {readonly text: string; readonly filled: number; readonly unmatched: readonly LeftOut[]} {
  const unmatched: LeftOut[] = [];
  const rows = grades.flatMap(({student, score, feedback}) => {
    const identity = identify(student);
    const email = identity.email || (student.includes("@") ? student : "");
    const idNumber = identity.id("ID number", "idnumber", "Student ID", "学号");
    if (email === "" && idNumber === "") {
      unmatched.push({student, exercise: "", reason: "neither e-mail address nor ID number"});
      return [];
    }
    return [[email, idNumber, String(roundPoints(score)), feedback.replace(/\n+/g, "; ")]];
  });
  const titles = ["Email address", "ID number", item, `${item} feedback`];
  const text = stringify([titles, ...rows], {escape_formulas: true, record_delimiter: "windows"});
  return {text, filled: rows.length, unmatched};
}
