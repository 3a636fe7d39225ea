import {join, resolve} from "node:path";
import {type Command, InvalidArgumentError, Option} from "commander";
import {CliError, USAGE} from "../cli/error.ts";
import type {GradeRecord} from "../grader/record.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import {addFormat, type CommonFlags, choiceOf, identifyBy, report, sayAll} from "./commonFlags.ts";
import {type GradescopeOptions, gradescopeResults} from "./gradescopeResults.ts";
import {junitXml} from "./junitXml.ts";
import {writeLti} from "./ltiFiles.ts";
import {nbgraderCsv} from "./nbgraderCsv.ts";
import {longCsv, wideCsv} from "./plainCsv.ts";
import {prairielearnResults} from "./prairielearnResults.ts";
import {chosenRecords, type Survey, surveyRecords} from "./surveyRecords.ts";
import {submissionFolder, writeFolder} from "./writeFolder.ts";
import {writeNbgrader} from "./writeNbgrader.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Says what was left out, and how much was written. */
function done(flags: CommonFlags, survey: Survey, written: number, what: string): void {
  sayAll("left out", survey.leftOut);
  const {leftOut, waiting} = survey;
  const open =
    waiting === 0 ? "" : `, ${waiting} records wait for a person's mark and have no score`;
  report(flags, `${written} ${what}${open}; ${flags.out}`, {written, waiting, leftOut});
}

function addCsv(parent: Command): void {
  const help = `
One row for each student and exercise, or with --wide one for each student. A submission that waits for a
person has no score. Cells that a spreadsheet would take for formulas are made text.

Examples:
  voxelbook export csv graded --out grades.csv
  voxelbook export csv graded --wide --bom --roster roster.csv --out grades.csv`;
  addFormat(parent, {
    name: "csv",
    description: "write a plain table",
    out: "the table",
    help,
  })
    .option("--wide", "one row for each student")
    .option("--bom", "begin with a mark by which spreadsheet programs know UTF-8")
    .action(async (graded: string, flags: CommonFlags & {wide?: boolean; bom?: boolean}) => {
      const choice = choiceOf(graded, flags, ["needs_manual"]);
      const survey = await surveyRecords(choice);
      const identify = await identifyBy(flags);
      const records = chosenRecords(choice);
      const options = {language: flags.language, bom: flags.bom === true};
      const text =
        flags.wide === true
          ? await wideCsv(records, identify, survey.exercises, options)
          : await longCsv(records, identify, options);
      await writeWhole(flags.out, text);
      done(flags, survey, survey.students.length, "students");
    });
}

function addJunit(parent: Command): void {
  const help = `
One suite for each submission, one case for each test. JUnit has no points; --properties writes them as
properties of each case, which strict readers refuse.

Example:
  voxelbook export junit graded --exercise hu-drift --out junit.xml`;
  addFormat(parent, {
    name: "junit",
    description: "write JUnit XML",
    out: "the XML file",
    help,
  })
    .option("--properties", "points, visibility and question as properties of each case")
    .action(async (graded: string, flags: CommonFlags & {properties?: boolean}) => {
      const choice = choiceOf(graded, flags, ["needs_manual", "infrastructure_error"]);
      const survey = await surveyRecords(choice);
      const {language, properties = false} = flags;
      await writeWhole(flags.out, await junitXml(chosenRecords(choice), {language, properties}));
      done(flags, survey, survey.students.length, "students");
    });
}

/** Writes one JSON file for each submission. */
async function writeEach(
  graded: string,
  flags: CommonFlags,
  takes: readonly GradeRecord["status"][],
  make: (record: GradeRecord) => unknown,
): Promise<void> {
  const choice = choiceOf(graded, flags, takes);
  const survey = await surveyRecords(choice);
  async function* files() {
    for await (const record of chosenRecords(choice)) {
      const path = join(submissionFolder(record.student, record.assignment), "results.json");
      yield {path, text: json(make(record))};
    }
  }
  done(flags, survey, await writeFolder(flags.out, choice.graded, files()), "submissions");
}

function addGradescope(parent: Command): void {
  const help = `
Written: OUT/<student>/<NN-topic>__<name>/results.json, as an autograder writes it. Instructors' tests are
named, with their verdict only; students see them once grades are published, or never with --hidden-tests
hidden (Gradescope then hides the total too). For an autograder that grades in Gradescope itself see:
voxelbook export gradescope-autograder --help

Example:
  voxelbook export gradescope graded --exercise hu-drift --out gradescope`;
  addFormat(parent, {
    name: "gradescope",
    description: "write results.json of a Gradescope autograder for each submission",
    out: "a folder",
    help,
  })
    .addOption(
      new Option("--hidden-tests <when>", "when students see the instructor's tests")
        .choices(["hidden", "after_published"])
        .default("after_published"),
    )
    .action((graded: string, flags: CommonFlags & Pick<GradescopeOptions, "hiddenTests">) =>
      writeEach(graded, flags, ["needs_manual"], (record) => gradescopeResults(record, flags)),
    );
}

function addPrairielearn(parent: Command): void {
  const help = `
Written: OUT/<student>/<NN-topic>__<name>/results.json, as an external grader writes it. A submission that
cannot be read is not gradable there: it uses no attempt and loses no points. PrairieLearn has no word for
a submission that waits for a mark: it is refused.

Example:
  voxelbook export prairielearn graded --exercise hu-drift --out prairielearn`;
  addFormat(parent, {
    name: "prairielearn",
    description: "write results.json of a PrairieLearn external grader for each submission",
    out: "a folder",
    help,
  }).action((graded: string, flags: CommonFlags) =>
    writeEach(graded, flags, [], (record) => prairielearnResults(record, flags.language)),
  );
}

function readTime(text: string): Date {
  const time = text === "now" ? new Date() : new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new InvalidArgumentError('it must be "now" or a time such as 2026-05-01T12:00:00.000Z.');
  }
  return time;
}

function addLti(parent: Command): void {
  const help = `
Written for each exercise: OUT/<NN-topic>__<name>.lineitem.json and .scores.jsonl, one score a line, the
bodies that a tool POSTs to <line item>/scores. They are not sent: that takes the platform's keys. The
user is the platform's id of each student (the launch's "sub"), by default the roster's column "LTI user
ID". What waits for a person is PendingManual, what this machine failed on Failed, what cannot be read
NotReady, all without a score.

Examples:
  voxelbook export lti graded --roster roster.csv --out lti
  voxelbook export lti graded --roster roster.csv --user-column sub --at now --out lti`;
  addFormat(parent, {
    name: "lti",
    description: "write LTI 1.3 score payloads (Assignment and Grade Services)",
    out: "a folder",
    help,
  })
    .option(
      "--user-column <title>",
      "the roster's column of LTI user ids; \"student\" for the folders' names",
    )
    .option("--at <time>", "time of the scores, instead of each record's last change", readTime)
    .action(async (graded: string, flags: CommonFlags & {userColumn?: string; at?: Date}) => {
      const choice = choiceOf(graded, flags, ["needs_manual", "infrastructure_error"]);
      const survey = await surveyRecords(choice);
      const written = await writeLti(choice, survey, await identifyBy(flags), flags);
      sayAll("left out", written.unmatched);
      done(flags, survey, written.scores, "scores");
    });
}

const NBGRADER_NAMES = `A topic is an assignment there (02-ct-numbers), an exercise one of its notebooks (hu-drift).`;

function addNbgraderCsv(parent: Command): void {
  addFormat(parent, {
    name: "nbgrader-csv",
    description: "write the table that nbgrader export writes",
    out: "the table",
    help: `\n${NBGRADER_NAMES}\n\nExample:\n  voxelbook export nbgrader-csv graded --roster roster.csv --out grades.csv`,
  }).action(async (graded: string, flags: CommonFlags) => {
    const choice = choiceOf(graded, flags, []);
    const survey = await surveyRecords(choice);
    await writeWhole(flags.out, await nbgraderCsv(chosenRecords(choice), await identifyBy(flags)));
    done(flags, survey, survey.students.length, "students");
  });
}

function addNbgraderDb(parent: Command): void {
  const help = `
${NBGRADER_NAMES}
OUT may be a course's gradebook.db: scores that persons gave in nbgrader are kept and flagged for another
look (--overwrite replaces them by marks given here). The file is changed in a copy and swapped whole;
close nbgrader before.

Examples:
  voxelbook export nbgrader-db graded --roster roster.csv --out gradebook.db
  voxelbook export nbgrader-db graded --exercise hu-drift --out course/gradebook.db`;
  addFormat(parent, {
    name: "nbgrader-db",
    description: "write grades into a gradebook of nbgrader",
    out: "the gradebook, there or new",
    help,
  })
    .option("--overwrite", "replace scores given in nbgrader by marks given here")
    .action(async (graded: string, flags: CommonFlags & {overwrite?: boolean}) => {
      const choice = choiceOf(graded, flags, ["needs_manual"]);
      if (resolve(flags.out).endsWith(".json")) {
        throw new CliError(`--out must be a database, got ${flags.out}`, {exitCode: USAGE});
      }
      const survey = await surveyRecords(choice);
      const {language, overwrite = false} = flags;
      const options = {language, overwrite};
      const identify = await identifyBy(flags);
      const records = chosenRecords(choice);
      const written = await writeNbgrader(records, resolve(flags.out), identify, options);
      sayAll("kept", written.kept);
      done(flags, survey, written.submissions, "submissions");
    });
}

/** Adds the formats that are written from each record. */
export function addRecordFormats(parent: Command): void {
  addCsv(parent);
  addGradescope(parent);
  addPrairielearn(parent);
  addNbgraderCsv(parent);
  addNbgraderDb(parent);
  addLti(parent);
  addJunit(parent);
}
