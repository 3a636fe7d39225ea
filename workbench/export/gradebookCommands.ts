import type {Command} from "commander";
import {CliError, FAILED, USAGE} from "../cli/error.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import {readCanvas} from "./canvasTemplate.ts";
import {addFormat, type CommonFlags, choiceOf, identifyBy, report, sayAll} from "./commonFlags.ts";
import {readTemplate} from "./csvTemplate.ts";
import {type Filled, fillCanvas} from "./fillCanvas.ts";
import {fillWorksheet} from "./fillMoodle.ts";
import {moodleGradebook} from "./moodleGradebook.ts";
import {parseColumns, readWorksheet} from "./moodleWorksheet.ts";
import {gradeColumn, type GradeColumn} from "./studentGrades.ts";
import {refuseMissing, surveyRecords} from "./surveyRecords.ts";

interface FillFlags extends CommonFlags {
  readonly template: string;
  readonly total?: boolean;
  readonly scale?: boolean;
  readonly overwrite?: boolean;
}

const FILL_HELP = `
Students are found in the file by their ids and e-mail addresses in the roster, then by their names;
without a roster, by the names of their folders. A student without a row is refused (--allow-missing lists
and leaves out), as is a submission that waits for a mark or could not be graded; rows without a record
are listed and stay as they are. A grade that is there and higher, or is no number, is kept and listed;
--overwrite replaces it. Where the file has another maximum, --scale multiplies.`;

/** One column holds one exercise, or the sum of those that were named. */
async function readColumn(graded: string, flags: FillFlags): Promise<GradeColumn> {
  const {exercise, total = false, language} = flags;
  if (total && exercise !== undefined) {
    throw new CliError("--total adds up all exercises: give it, or --exercise, not both", {
      exitCode: USAGE,
    });
  }
  const choice = {...choiceOf(graded, flags, []), one: !total};
  const survey = await surveyRecords(choice);
  if (survey.exercises.length > 1 && !total) {
    throw new CliError(
      `one column holds one exercise, --exercise names ${survey.exercises.length}`,
      {exitCode: USAGE, fix: "name one, or add all up with --total"},
    );
  }
  return gradeColumn(choice, survey, language);
}

/** Nobody's grade gets lost in silence. */
function requireRows({unmatched}: Pick<Filled, "unmatched">, flags: CommonFlags): void {
  if (unmatched.length === 0 || flags.allowMissing === true) return;
  throw refuseMissing(
    unmatched,
    "tell the platform's ids in a --roster, or leave them out with --allow-missing",
  );
}

/** Writes a filled file and says what was and was not done. */
async function finish(filled: Filled, column: GradeColumn, flags: FillFlags): Promise<void> {
  requireRows(filled, flags);
  const {text, free, unmatched, kept, factor} = filled;
  await writeWhole(flags.out, text);
  sayAll("left out", [...column.leftOut, ...unmatched]);
  sayAll("counts 0", column.absent);
  sayAll("kept", kept);
  sayAll("no record", free);
  const scaled = factor === 1 ? "" : `, every score multiplied by ${factor}`;
  const line = `${filled.filled} grades written, ${filled.unchanged} were there already${scaled}; ${flags.out}`;
  const {leftOut, absent} = column;
  const {filled: written, unchanged} = filled;
  report(flags, line, {written, unchanged, factor, leftOut, unmatched, kept, absent, free});
}

const addFill = (command: Command): Command =>
  command
    .option("--total", "the sum of all exercises in one column")
    .option("--scale", "multiply scores where the file has another maximum")
    .option("--overwrite", "replace grades that are there and higher, or no numbers");

function addCanvas(parent: Command): void {
  const help = `${FILL_HELP}

TEMPLATE is Canvas's own export (Grades, Export, Export Entire Gradebook), made just before: a cell that
is not filled keeps what it holds. Written are the columns about the student, the assignment's and the row
of maxima, in the file's own delimiter and decimal sign. Excused students (EX) are never graded.

Examples:
  voxelbook export canvas graded --template canvas.csv --column "HU drift (12345)" --exercise hu-drift --out filled.csv
  voxelbook export canvas graded --template canvas.csv --column "Exercises" --total --scale --out filled.csv`;
  const command = addFormat(parent, {
    name: "canvas",
    description: "fill the gradebook that Canvas exported",
    out: "the filled gradebook, to import into Canvas",
    help,
  })
    .requiredOption("--template <file>", "the gradebook that Canvas exported")
    .requiredOption("--column <title>", "the assignment's column, with or without its number");
  addFill(command).action(async (graded: string, flags: FillFlags & {column: string}) => {
    const canvas = readCanvas(await readTemplate(flags.template, [",", ";"]));
    const column = await readColumn(graded, flags);
    const {scale = false, overwrite = false} = flags;
    const identify = await identifyBy(flags);
    const filled = fillCanvas(canvas, flags.column, column, identify, {scale, overwrite});
    await finish(filled, column, flags);
  });
}

function addWorksheet(parent: Command): void {
  const help = `${FILL_HELP}

TEMPLATE is the offline grading worksheet of the assignment (View all submissions, Download grading
worksheet). Its titles are known in English and Chinese; others are told by --columns
"identifier=…,grade=…,modified=…,feedback=…". Grade and feedback are filled, the time of the last change
is left alone. Feedback that is there is kept unless --overwrite.

Examples:
  voxelbook export moodle-worksheet graded --template worksheet.csv --exercise hu-drift --out filled.csv
  voxelbook export moodle-worksheet graded --template blatt.csv --columns "identifier=ID,grade=Bewertung,modified=Zuletzt geändert (Bewertung)" --out filled.csv`;
  const command = addFormat(parent, {
    name: "moodle-worksheet",
    description: "fill the offline grading worksheet of a Moodle assignment",
    out: "the filled worksheet, to upload in Moodle",
    help,
  })
    .requiredOption("--template <file>", "the worksheet that Moodle gave")
    .option("--columns <list>", "titles of columns in another language");
  addFill(command).action(async (graded: string, flags: FillFlags & {columns?: string}) => {
    const given = flags.columns === undefined ? {} : parseColumns(flags.columns);
    const worksheet = readWorksheet(await readTemplate(flags.template, [",", ";", "\t"]), given);
    const column = await readColumn(graded, flags);
    const {scale = false, overwrite = false} = flags;
    const identify = await identifyBy(flags);
    const filled = fillWorksheet(worksheet, column, identify, {scale, overwrite});
    await finish(filled, column, flags);
  });
}

/** Moodle refuses values above the site's greatest grade, 100 unless somebody has changed it. */
const MOODLE_MOST = 100;

function addGradebook(parent: Command): void {
  const help = `
For Moodle's Grades, Import, CSV file: UTF-8, commas. The roster must tell e-mail addresses or ID numbers.
In the preview map "Email address" to the e-mail address (its letters' case counts) and ITEM and "ITEM
feedback" to the grade item and its feedback, always both.

Example:
  voxelbook export moodle-gradebook graded --item "HU drift" --exercise hu-drift --roster roster.csv --out grades.csv`;
  addFormat(parent, {
    name: "moodle-gradebook",
    description: "write a table for the gradebook import of Moodle",
    out: "the table, to import into Moodle",
    help,
  })
    .requiredOption("--item <title>", "the grade item")
    .option("--total", "the sum of all exercises in one column")
    .action(async (graded: string, flags: FillFlags & {item: string}) => {
      if (flags.item.trim() === "") {
        throw new CliError('--item must be the title of a grade item, got ""', {exitCode: USAGE});
      }
      const column = await readColumn(graded, flags);
      const table = moodleGradebook(column, await identifyBy(flags), flags.item);
      requireRows(table, flags);
      if (table.filled === 0) {
        throw new CliError("no student has an e-mail address or ID number", {
          exitCode: FAILED,
          fix: "tell them in a --roster with the columns student, email, ID number",
        });
      }
      await writeWhole(flags.out, table.text);
      sayAll("left out", [...column.leftOut, ...table.unmatched]);
      sayAll("counts 0", column.absent);
      if (column.maxScore > MOODLE_MOST) {
        const note = `the maximum is ${column.maxScore}; Moodle refuses grades above ${MOODLE_MOST} unless its site allows them`;
        sayAll("note", [note]);
      }
      const {filled: written, unmatched} = table;
      const {leftOut, absent, maxScore} = column;
      const line = `${written} grades of at most ${maxScore}; ${flags.out}`;
      report(flags, line, {written, maxScore, leftOut, unmatched, absent});
    });
}

/** Adds the formats that are one column of a gradebook. */
export function addGradebooks(parent: Command): void {
  addCanvas(parent);
  addWorksheet(parent);
  addGradebook(parent);
}
