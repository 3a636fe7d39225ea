import {type CanvasTemplate, findAssignment} from "./canvasTemplate.ts";
import {cellNumber, hasDecimalComma, writeTemplate} from "./csvTemplate.ts";
import {type Identity, namesOf} from "./identities.ts";
import {type Key, type Matches, matchRows} from "./matchRows.ts";
import {roundPoints} from "./round.ts";
import {scaleFactor} from "./scaleScores.ts";
import type {GradeColumn} from "./studentGrades.ts";
import type {LeftOut} from "./surveyRecords.ts";

export interface FillOptions {
  /** Multiplies scores where the gradebook has another maximum. */
  readonly scale: boolean;
  /** Replaces grades that are there and higher, or no numbers. */
  readonly overwrite: boolean;
}

/** A filled gradebook and what an instructor should know of it. */
export interface Filled {
  readonly text: string;
  readonly filled: number;
  /** Students whose cell already held this grade. */
  readonly unchanged: number;
  /** Cells that were left as they are, and why. */
  readonly kept: readonly LeftOut[];
  /** Students without a row. */
  readonly unmatched: readonly LeftOut[];
  /** Rows without a student of ours, by their name. */
  readonly free: readonly string[];
  readonly factor: number;
}

/** Canvas finds a student by id, then SIS user, then SIS login, then name (`process_student`). */
function canvasKeys(canvas: CanvasTemplate): {keys: Key[]; bare: Key[]} {
  const {id, sisUser, sisLogin, splitNames} = canvas;
  const at = (i: number) => (row: readonly string[]) => (i < 0 ? "" : (row[i] ?? "").trim());
  const own = (value: string): string[] => (value === "" ? [] : [value]);
  const nameOf = (row: readonly string[]): string =>
    splitNames ? `${row[1] ?? ""} ${row[0] ?? ""}` : (row[0] ?? "");
  const columns = [
    {name: "ID", row: at(id), titles: ["ID", "Canvas ID", "Canvas User ID"]},
    {name: "SIS User ID", row: at(sisUser), titles: ["SIS User ID"]},
    {name: "SIS Login ID", row: at(sisLogin), titles: ["SIS Login ID", "Login ID"]},
  ];
  const keys = columns.map(({name, row, titles}): Key => {
    return {name, row, student: (identity) => own(identity.id(...titles))};
  });
  const bare = columns.map(({name, row}): Key => {
    const student = ({student, email}: Identity): string[] =>
      name === "SIS Login ID" ? [student, ...own(email)] : [student];
    return {name, row, student};
  });
  const name: Key = {
    name: "name",
    row: (row) => namesOf(nameOf(row))[0] ?? "",
    student: ({name, student}) => namesOf(name === "" ? student : name),
  };
  return {keys, bare: [...bare, name]};
}

/** Says why a cell must stay as it is; undefined when it may be written. */
function reasonToKeep(cell: string, grade: number, overwrite: boolean): string | undefined {
  const text = cell.trim();
  if (text === "" || text === "-") return undefined;
  if (/^EX$/i.test(text)) return "excused (EX)";
  if (overwrite) return undefined;
  const there = cellNumber(text);
  if (there === undefined) return `has the grade ${JSON.stringify(text)}, not a number`;
  return there > grade ? `has the higher grade ${text}, ours is ${grade}` : undefined;
}

/** Finds the rows of the students, by a roster first and by their folders' names where that finds none. */
export function matchCanvas(
  canvas: CanvasTemplate,
  {grades}: GradeColumn,
  identify: (student: string) => Identity,
): Matches {
  const {keys, bare} = canvasKeys(canvas);
  const people = grades.map(({student}) => identify(student));
  return matchRows(canvas.rows, people, keys, bare);
}

/** A grade on its way into a column. */
interface Placed {
  readonly student: string;
  /** Undefined for a student without a row. */
  readonly row: number | undefined;
  readonly grade: number;
}

/** Writes grades into the cells of a column, as far as what is there may be replaced. */
function fillCells(
  found: readonly string[],
  grades: readonly Placed[],
  {comma, overwrite}: {readonly comma: boolean; readonly overwrite: boolean},
): Pick<Filled, "kept" | "filled" | "unchanged"> & {readonly cells: readonly string[]} {
  const cells = [...found];
  const kept: LeftOut[] = [];
  let filled = 0;
  let unchanged = 0;
  for (const {student, row, grade} of grades) {
    if (row === undefined) continue;
    const reason = reasonToKeep(cells[row], grade, overwrite);
    if (reason !== undefined) kept.push({student, exercise: "", reason});
    else if (cellNumber(cells[row]) === grade) unchanged += 1;
    else {
      cells[row] = comma ? String(grade).replace(".", ",") : String(grade);
      filled += 1;
    }
  }
  return {cells, kept, filled, unchanged};
}

/**
 * Fills one assignment of the instructor's own export. Of the file's columns only those about the student
 * and the assignment's are written, so that an import can change nothing else; rows that get no grade keep
 * their cell.
 *
 * Rules of import: Canvas, lib/gradebook_importer.rb. A blank cell where Canvas has a grade would take the
 * grade away, hence cells that are not filled stay as they were found.
 */
export function fillCanvas(
  canvas: CanvasTemplate,
  column: string,
  graded: GradeColumn,
  identify: (student: string) => Identity,
  {scale, overwrite}: FillOptions,
): Filled {
  const {template, titles, studentColumns, possible, rows} = canvas;
  const at = findAssignment(canvas, column);
  const theirs = possible === undefined ? undefined : cellNumber(possible[at] ?? "");
  const where = `${template.file}: "${titles[at]}"`;
  const factor = scaleFactor(graded.maxScore, theirs, {scale, where});
  const comma = hasDecimalComma(
    [...rows, ...(possible === undefined ? [] : [possible])].flatMap((row) =>
      row.slice(studentColumns),
    ),
  );

  const matches = matchCanvas(canvas, graded, identify);
  const {cells, kept, filled, unchanged} = fillCells(
    rows.map((row) => row[at] ?? ""),
    graded.grades.map(({student, score}) => {
      const grade = roundPoints(score * factor);
      return {student, row: matches.rows.get(student), grade};
    }),
    {comma, overwrite},
  );

  const pick = (row: readonly string[], cell: string): string[] => [
    ...Array.from({length: studentColumns}, (_, i) => row[i] ?? ""),
    cell,
  ];
  const written = [
    pick(titles, titles[at]),
    ...(possible === undefined ? [] : [pick(possible, possible[at] ?? "")]),
    ...rows.map((row, i) => pick(row, cells[i])),
  ];
  const {unmatched, free} = matches;
  const names = free.map((i) => (canvas.splitNames ? `${rows[i][1]} ${rows[i][0]}` : rows[i][0]));
  const text = writeTemplate(template, written);
  return {text, filled, unchanged, kept, unmatched, free: names, factor};
}
