import {CliError, USAGE} from "../cli/error.ts";
import type {CsvTemplate} from "./csvTemplate.ts";

/** The parts of a gradebook that Canvas exported. */
export interface CanvasTemplate {
  readonly template: CsvTemplate;
  readonly titles: readonly string[];
  /** Number of columns about the student; the last is `Section`. */
  readonly studentColumns: number;
  /** Where these stand; -1 where the file has none. */
  readonly id: number;
  readonly sisUser: number;
  readonly sisLogin: number;
  /** True for the opening `LastName, FirstName, ID`. */
  readonly splitNames: boolean;
  /** The row of maxima, when there is one. */
  readonly possible: readonly string[] | undefined;
  readonly rows: readonly (readonly string[])[];
}

/**
 * Columns that Canvas works out itself and never imports (NON_ASSIGNMENT_COLUMN_HEADERS of its
 * lib/gradebook_importer.rb), with or without `Unposted` before and a grading period behind.
 */
const OWN_COLUMNS = /(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)/;

function fail({file}: CsvTemplate, message: string): CliError {
  return new CliError(`${file}: ${message}`, {
    exitCode: USAGE,
    fix: "use the file that Canvas gives: Grades, Export, Export Entire Gradebook",
  });
}

/**
 * Counts the columns about the student as Canvas does (`update_column_count`): name and id, then either the
 * login alone or SIS user, SIS login and, where they are there, integration id and root account, and last
 * the section.
 */
function countStudentColumns(titles: readonly string[], nameAndId: number): number {
  let next = nameAndId;
  if (/SIS\s+Login\s+ID/.test(titles[next] ?? "")) next += 1;
  else if (
    /SIS\s+User\s+ID/.test(titles[next] ?? "") &&
    /SIS\s+Login\s+ID/.test(titles[next + 1] ?? "")
  ) {
    next += 2;
    if (/Integration\s+ID/.test(titles[next] ?? "")) next += 1;
    if (/Root\s+Account/.test(titles[next] ?? "")) next += 1;
  }
  return next + 1;
}

/** Rows that say something about columns, not about a student: Canvas skips them too. */
function isNoStudent(row: readonly string[]): boolean {
  return row.every((cell) => /^\s*(Muted|Manual Posting.*)?\s*$/i.test(cell));
}

/**
 * Finds the parts of a Canvas gradebook.
 *
 * @throws CliError when Canvas itself would refuse the file
 */
export function readCanvas(template: CsvTemplate): CanvasTemplate {
  const [titles, ...others] = template.rows;
  const splitNames = titles[0] === "LastName" && titles[1] === "FirstName";
  const opens = splitNames
    ? (titles[2] ?? "").includes("ID")
    : titles[0].includes("Student") && (titles[1] ?? "").includes("ID");
  if (!opens) {
    const got = titles.slice(0, 4).join(", ");
    throw fail(template, `a Canvas gradebook must begin with "Student, ID", got "${got}"`);
  }
  const studentColumns = countStudentColumns(titles, splitNames ? 3 : 2);
  const last = titles[studentColumns - 1] ?? "";
  if (!last.includes("Section")) {
    throw fail(template, `the student's columns must end in "Section", got "${last}"`);
  }
  const people = others.filter((row) => !isNoStudent(row));
  const possible = people.find((row) => row[0].includes("Points Possible"));
  const find = (pattern: RegExp): number =>
    titles.slice(0, studentColumns).findIndex((title) => pattern.test(title));
  return {
    template,
    titles,
    studentColumns,
    id: splitNames ? 2 : 1,
    sisUser: find(/SIS\s+User\s+ID/),
    sisLogin: find(/SIS\s+Login\s+ID/),
    splitNames,
    possible,
    rows: people.filter((row) => !row[0].includes("Points Possible")),
  };
}

/** The title of a column without the number that Canvas puts behind it: `HU drift (12345)`. */
const titleAlone = (title: string): string => title.replace(/\s*\(\d+\)$/, "");

/**
 * Finds the assignment's column by its title, whole or without its number, or by its number alone.
 *
 * @throws CliError when none or several may be meant, or when Canvas does not import it
 */
export function findAssignment(canvas: CanvasTemplate, wanted: string): number {
  const {template, titles, studentColumns, possible} = canvas;
  const assignments = titles
    .map((title, i) => ({title, i}))
    .filter(({title, i}) => i >= studentColumns && !OWN_COLUMNS.test(title));
  const fits = [
    ({title}: {title: string}) => title === wanted,
    ({title}: {title: string}) => titleAlone(title) === wanted || title.endsWith(`(${wanted})`),
  ];
  const hits = fits.map((fit) => assignments.filter(fit)).find((found) => found.length > 0) ?? [];
  if (hits.length !== 1) {
    const all = assignments.map(({title}) => `"${title}"`).join(", ") || "none";
    const what = hits.length === 0 ? "is not an assignment" : "may mean several assignments";
    throw new CliError(`${template.file}: --column "${wanted}" ${what}; there are ${all}`, {
      exitCode: USAGE,
    });
  }
  const [{title, i}] = hits;
  if (/read\s+only/.test(possible?.[i] ?? "")) {
    throw new CliError(
      `${template.file}: "${title}" is marked "read only": Canvas would not import it`,
      {exitCode: USAGE},
    );
  }
  return i;
}
