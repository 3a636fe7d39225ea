import {CliError, USAGE} from "../cli/error.ts";
import {cellNumber, hasDecimalComma, writeTemplate} from "./csvTemplate.ts";
import type {Filled, FillOptions} from "./fillCanvas.ts";
import {type Identity, namesOf} from "./identities.ts";
import {type Key, type Matches, matchRows} from "./matchRows.ts";
import {participantNumber, type Worksheet} from "./moodleWorksheet.ts";
import {roundPoints} from "./round.ts";
import {scaleFactor} from "./scaleScores.ts";
import type {GradeColumn} from "./studentGrades.ts";
import type {LeftOut} from "./surveyRecords.ts";

/** A student is told by participant number, then ID number, user name, e-mail address, and name last. */
function worksheetKeys({columns}: Worksheet): {keys: Key[]; bare: Key[]} {
  const own = (value: string): string[] => (value === "" ? [] : [value]);
  const at = (column: number) => (row: readonly string[]) =>
    column < 0 ? "" : (row[column] ?? "").trim();
  const lower = (text: string): string => text.toLowerCase();
  const participant = (row: readonly string[]): string =>
    participantNumber(row[columns.identifier] ?? "");
  const known = {name: "Identifier", row: participant};
  const email = {name: "email", row: (row: readonly string[]) => lower(at(columns.email)(row))};
  const idnumber = {name: "ID number", row: at(columns.idnumber)};
  const username = {name: "username", row: at(columns.username)};
  const keys: Key[] = [
    {
      ...known,
      student: (identity) =>
        own(participantNumber(identity.id("Identifier", "Participant", "Participant number"))),
    },
    {...idnumber, student: (identity) => own(identity.id("ID number", "idnumber"))},
    {...username, student: (identity) => own(identity.id("Username"))},
    {...email, student: (identity) => own(lower(identity.email))},
  ];
  const bare: Key[] = [
    {...known, student: ({student}) => own(/^\D*(\d+)$/.exec(student)?.[1] ?? "")},
    {...idnumber, student: ({student}) => [student]},
    {...username, student: ({student}) => [student]},
    {...email, student: ({student}) => [lower(student)]},
    {
      name: "name",
      row: (row) => namesOf(at(columns.name)(row))[0] ?? "",
      student: ({name, student}) => namesOf(name === "" ? student : name),
    },
  ];
  return {keys, bare};
}

/** Moodle takes the feedback for HTML (FORMAT_HTML of assignfeedback_comments). */
export function feedbackHtml(text: string): string {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return escaped.replace(/\n/g, "<br>");
}

/** The greatest grade that the worksheet's rows name; they must agree. */
function maximumOf({template, rows, columns}: Worksheet): number | undefined {
  if (columns.maximum < 0) return undefined;
  const values = new Set(rows.map((row) => cellNumber(row[columns.maximum] ?? "")));
  values.delete(undefined);
  if (values.size > 1) {
    const found = [...values].join(" and ");
    throw new CliError(`${template.file}: the rows must have one maximum, got ${found}`, {
      exitCode: USAGE,
      fix: "download the offline grading worksheet of one assignment again",
    });
  }
  return [...values][0];
}

/** Says why a row must stay as it is; undefined when it may be written. */
function reasonToKeep(
  row: readonly string[],
  {columns}: Worksheet,
  grade: number,
  overwrite: boolean,
): string | undefined {
  const changeable = (row[columns.changeable] ?? "").trim();
  if (columns.changeable >= 0 && /^(no|否|不)$/i.test(changeable)) return "locked in Moodle";
  const text = (row[columns.grade] ?? "").trim();
  if (text === "" || text === "-" || overwrite) return undefined;
  const there = cellNumber(text);
  if (there === undefined) return `has the grade ${JSON.stringify(text)}, not a number`;
  return there > grade ? `has the higher grade ${text}, ours is ${grade}` : undefined;
}

/** Finds the rows of the students, by a roster first and by their folders' names where that finds none. */
function matchWorksheet(
  worksheet: Worksheet,
  {grades}: GradeColumn,
  identify: (student: string) => Identity,
): Matches {
  const {keys, bare} = worksheetKeys(worksheet);
  const people = grades.map(({student}) => identify(student));
  return matchRows(worksheet.rows, people, keys, bare);
}

/**
 * Fills the offline grading worksheet that the instructor downloaded: grade and feedback, both or neither.
 * All else stays as it was found, the time of the last change above all, by which Moodle refuses to
 * overwrite newer grades.
 *
 * Rules of import: Moodle, mod/assign/feedback/offline (importgradeslib.php, locallib.php).
 */
export function fillWorksheet(
  worksheet: Worksheet,
  graded: GradeColumn,
  identify: (student: string) => Identity,
  {scale, overwrite}: FillOptions,
): Filled {
  const {template, titles, rows, columns} = worksheet;
  const factor = scaleFactor(graded.maxScore, maximumOf(worksheet), {scale, where: template.file});
  const numbers = rows.flatMap((row) => [row[columns.grade] ?? "", row[columns.maximum] ?? ""]);
  const comma = hasDecimalComma(numbers);
  const matches = matchWorksheet(worksheet, graded, identify);

  const written = rows.map((row) => titles.map((_, i) => row[i] ?? ""));
  const kept: LeftOut[] = [];
  let filled = 0;
  let unchanged = 0;
  for (const {student, score, feedback} of graded.grades) {
    const i = matches.rows.get(student);
    if (i === undefined) continue;
    const grade = roundPoints(score * factor);
    const reason = reasonToKeep(rows[i], worksheet, grade, overwrite);
    if (reason !== undefined) {
      kept.push({student, exercise: "", reason});
      continue;
    }
    const row = written[i];
    const text = feedbackHtml(feedback);
    // A person's words are not replaced by ours.
    const says = columns.feedback >= 0 && (overwrite || row[columns.feedback].trim() === "");
    const same = cellNumber(row[columns.grade]) === grade;
    if (same && !says) unchanged += 1;
    else filled += 1;
    if (!same) row[columns.grade] = comma ? String(grade).replace(".", ",") : String(grade);
    if (says) row[columns.feedback] = text;
  }
  const {unmatched, free} = matches;
  const label = columns.name < 0 ? columns.identifier : columns.name;
  const names = free.map((i) => rows[i][label] ?? "");
  const text = writeTemplate(template, [[...titles], ...written]);
  return {text, filled, unchanged, kept, unmatched, free: names, factor};
}
