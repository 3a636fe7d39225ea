import {readFile} from "node:fs/promises";
import {CsvError, parse} from "csv-parse/sync";
import {delimiterOf} from "../cli/delimiterOf.ts";
import {CliError, USAGE} from "../cli/error.ts";
import {studentNameFault} from "./studentName.ts";

/** A student as the course's list names them. */
export interface RosterEntry {
  /** The name of the student's folder and records: a file name. */
  readonly student: string;
  readonly name: string;
  readonly email: string;
  /** Every other value of the row by its column's title, such as a number in Canvas or Moodle. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A roster, and which of its columns name the students. */
export interface Roster {
  readonly entries: readonly RosterEntry[];
  /** Title of the column that the folders are named by. */
  readonly studentColumn: string;
}

/** A list longer than this is something else. */
const MAX_BYTES = 16 * 2 ** 20;

/** Titles that name a student, best first. A gradebook exported by Canvas has ids after a column `Student` of names. */
const STUDENT_TITLES = [
  "student",
  "sis login id",
  "student_id",
  "login",
  "login id",
  "username",
  "user name",
  "user",
  "id",
  "student id",
  "sis user id",
  "id number",
  "idnumber",
  "identifier",
  "email",
  "email address",
  "用户名",
  "学号",
  "邮箱",
  "电子邮件地址",
];
const NAME_TITLES = ["name", "full name", "fullname", "display name", "姓名", "全名"];
const FIRST_TITLES = ["first name", "first_name", "firstname", "given name", "名"];
const LAST_TITLES = ["last name", "last_name", "lastname", "surname", "family name", "姓"];
const EMAIL_TITLES = ["email", "email address", "e-mail", "mail", "邮箱", "电子邮件地址"];

type Row = readonly string[];

function usage(message: string, fix?: string): CliError {
  return new CliError(message, {exitCode: USAGE, ...(fix === undefined ? {} : {fix})});
}

/** Splits a roster into rows of trimmed cells. */
function rowsOf(bytes: Uint8Array, file: string): Row[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw usage(`${file}: a roster must be text in UTF-8`, "save it as CSV UTF-8");
  }
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw usage(`${file}: a roster must be CSV: ${error.message.split(", value is")[0]}`);
  }
}

/** Where the columns with a meaning stand; -1 where there is none. */
interface Columns {
  readonly student: number;
  readonly name: number;
  readonly first: number;
  readonly last: number;
  readonly email: number;
}

function findColumns(titles: Row, file: string): Columns {
  const lower = titles.map((title) => title.toLowerCase());
  const twice = lower.find((title, i) => title !== "" && lower.indexOf(title) !== i);
  if (twice !== undefined) throw usage(`${file}: column "${twice}" stands there twice`);
  const first = (names: readonly string[]): number =>
    names.map((name) => lower.indexOf(name)).find((at) => at >= 0) ?? -1;
  // Canvas's own gradebook calls the names "Student", and always has "Section" behind the ids.
  const canvas = lower.includes("student") && lower.includes("id") && lower.includes("section");
  const student = first(canvas ? ["sis login id", "sis user id", "id"] : STUDENT_TITLES);
  if (student < 0) {
    const got = titles.map((title) => `"${title}"`).join(", ");
    throw usage(
      `${file}: a roster must have a column "student" (or student_id, login, username, id, email) in its first line, got ${got}`,
    );
  }
  const name = canvas ? lower.indexOf("student") : first(NAME_TITLES);
  return {
    student,
    name,
    first: first(FIRST_TITLES),
    last: first(LAST_TITLES),
    email: first(EMAIL_TITLES),
  };
}

/** Turns a row into a student. */
function readRow(titles: Row, row: Row, columns: Columns, where: string): RosterEntry {
  const cell = (at: number): string => (at < 0 ? "" : (row[at] ?? "").normalize("NFC"));
  const student = cell(columns.student);
  const fault = studentNameFault(student);
  if (fault !== undefined) {
    const title = titles[columns.student];
    throw usage(
      `${where}: "${title}" must be able to name a folder, got ${JSON.stringify(student)}: ${fault}`,
      'add a column "student" with a short name for each, such as s001',
    );
  }
  const parts = [cell(columns.first), cell(columns.last)].filter((part) => part !== "");
  const own = new Set([columns.student, columns.name, columns.email]);
  const others = titles.flatMap((title, i): [string, string][] =>
    title === "" || own.has(i) || cell(i) === "" ? [] : [[title, cell(i)]],
  );
  return {
    student,
    name: columns.name < 0 ? parts.join(" ") : cell(columns.name),
    email: cell(columns.email),
    ids: Object.fromEntries(others),
  };
}

/** Refuses two rows whose folders would be one, on a file system that does not tell letters' cases apart. */
function requireDifferent(entries: readonly RosterEntry[], file: string): void {
  const seen = new Map<string, string>();
  for (const {student} of entries) {
    const key = student.toLowerCase();
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw usage(`${file}: students must differ, got "${earlier}" and "${student}"`);
    }
    seen.set(key, student);
  }
}

/**
 * Reads a list of students from CSV bytes: commas, semicolons or tabs, titles in the first line. The column
 * `student` names the folders; where there is none, the first of student_id, login, username, id, email.
 *
 * @param file - what messages call it
 * @throws CliError naming the file, the row and what was found
 */
export function parseRoster(bytes: Uint8Array, file: string): Roster {
  if (bytes.length > MAX_BYTES) {
    throw usage(`${file}: a roster must have at most ${MAX_BYTES} bytes, got ${bytes.length}`);
  }
  const [titles = [], ...rows] = rowsOf(bytes, file);
  const columns = findColumns(titles, file);
  // Canvas writes the greatest marks as a row of their own below the titles.
  const people = rows.filter((row) => !/^\s*points possible/i.test(row[0] ?? ""));
  if (people.length === 0)
    throw usage(`${file}: a roster must hold at least one student, got none`);
  const entries = people.map((row, i) =>
    readRow(titles, row, columns, `${file}, student ${i + 1}`),
  );
  requireDifferent(entries, file);
  return {entries, studentColumn: titles[columns.student]};
}

/**
 * Reads a list of students, and says which column names them: see {@link parseRoster}.
 *
 * @throws CliError when the file cannot be read or is no roster
 */
export async function readRosterFile(file: string): Promise<Roster> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw usage(`${file}: the roster cannot be read: ${(error as Error).message}`);
  }
  return parseRoster(bytes, file);
}

/**
 * Reads a list of students: see {@link parseRoster}.
 *
 * @throws CliError when the file cannot be read or is no roster
 */
export async function readRoster(file: string): Promise<RosterEntry[]> {
  return [...(await readRosterFile(file)).entries];
}
