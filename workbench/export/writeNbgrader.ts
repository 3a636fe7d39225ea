import {existsSync} from "node:fs";
import {copyFile, mkdir, mkdtemp, open, rename, rm, stat} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {CliError, FAILED} from "../cli/error.ts";
import type {GradeRecord, RecordQuestion} from "../grader/record.ts";
import type {Language} from "../messages/message.ts";
import {waits} from "./feedback.ts";
import {type Identity, splitName} from "./identities.ts";
import {type GradedCell, NbgraderDb} from "./nbgraderDb.ts";
import {nbgraderAssignment, nbgraderNotebook, nbgraderTime} from "./nbgraderNames.ts";
import {roundPoints} from "./round.ts";
import type {LeftOut} from "./surveyRecords.ts";
import {manualText, testText, testTitle} from "./testText.ts";

export interface NbgraderOptions {
  readonly language: Language;
  /** Replaces scores that persons gave in nbgrader by those given here. */
  readonly overwrite: boolean;
}

/** What became of the grades. */
export interface WrittenNbgrader {
  readonly submissions: number;
  /** Scores given in nbgrader that were kept though ours differ. */
  readonly kept: readonly LeftOut[];
}

/** Finds the answer's cells; in a notebook that nbgrader knows they must be there, with the same points. */
function cellsFor(
  db: NbgraderDb,
  notebook: {readonly id: string; readonly known: boolean},
  {assignment, questions}: GradeRecord,
  file: string,
): ReadonlyMap<string, GradedCell> {
  if (!notebook.known) {
    for (const {id, max_score, manual} of questions) {
      db.addCell(notebook.id, id, max_score, manual?.kind === "text" ? "markdown" : "code");
    }
  }
  const cells = new Map(db.cells(notebook.id).map((cell) => [cell.name, cell]));
  for (const {id, max_score} of questions) {
    const cell = cells.get(id);
    if (cell !== undefined && Math.abs(cell.maxScore - max_score) < 1e-9) continue;
    const got = cell === undefined ? "no such cell" : `a maximum of ${cell.maxScore}`;
    throw new CliError(
      `${file}: cell ${id} of ${assignment} must have a maximum of ${max_score}, got ${got}`,
      {exitCode: FAILED, fix: "nbgrader generate_assignment with the exercise that was graded"},
    );
  }
  return cells;
}

/** What nbgrader shows below an answer: how its tests ended. */
function autoComment(question: RecordQuestion, language: Language): string | null {
  const lines = question.tests
    .filter(({status}) => status !== "pass")
    .map((test) => `${testTitle(test, language)}: ${testText({...test, output: ""}, language)}`);
  return lines.length === 0 ? null : lines.join("\n");
}

/**
 * Scores of one answer. A score that a person gave in nbgrader stays, as it does when nbgrader grades again,
 * and is flagged for another look; a mark given here is one that a person gave.
 */
function scoresOf(
  question: RecordQuestion,
  there: number | null,
  overwrite: boolean,
): {auto: number | null; manual: number | null; waits: boolean; kept: boolean} {
  const score = roundPoints(question.score);
  const marked = question.manual !== undefined && question.manual.mark !== null;
  const auto = marked || waits(question) ? null : score;
  const ours = marked ? score : null;
  if (there === null || (overwrite && ours !== null)) {
    return {auto, manual: ours, waits: waits(question), kept: false};
  }
  const same = ours !== null && Math.abs(ours - there) < 0.005;
  return {auto, manual: there, waits: !same, kept: !same};
}

/** Writes one record; returns the answers whose score in nbgrader was kept. */
function writeRecord(
  db: NbgraderDb,
  record: GradeRecord,
  identity: Identity,
  {file, language, overwrite}: NbgraderOptions & {readonly file: string},
): LeftOut[] {
  const {student, assignment: exercise, submitted_at, questions} = record;
  const assignment = db.assignment(nbgraderAssignment(exercise));
  const notebook = db.notebook(assignment, nbgraderNotebook(exercise));
  const cells = cellsFor(db, notebook, record, file);
  db.student(student, {...splitName(identity.name), email: identity.email});
  // What was not handed in is no submission in nbgrader either.
  if (submitted_at === null) return [];
  const copy = db.submission(assignment, notebook.id, student, nbgraderTime(submitted_at));
  return questions.flatMap((question) => {
    const cell = cells.get(question.id) as GradedCell;
    const grade = db.grade(copy, cell.id);
    const scores = scoresOf(question, grade.manual, overwrite);
    db.setGrade(grade.id, scores);
    const marked = question.manual !== undefined && question.manual.mark !== null;
    const manual = marked ? manualText(question, language) : null;
    db.setComment(copy, question.id, autoComment(question, language), manual);
    const reason = `${question.id} keeps the score ${grade.manual} that a person gave in nbgrader`;
    return scores.kept ? [{student, exercise, reason}] : [];
  });
}

/** A gradebook that another program is writing has a journal beside it. */
function requireIdle(path: string): void {
  const journal = ["-journal", "-wal"].map((end) => `${path}${end}`).find(existsSync);
  if (journal === undefined) return;
  throw new CliError(`${path}: another program is writing it (${basename(journal)} is there)`, {
    exitCode: FAILED,
    fix: "close nbgrader and its formgrader, then try again",
  });
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync().finally(() => file.close());
}

/** What tells that a file is still the one that was copied. */
async function stateOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? "" : `${found.size} ${found.mtimeMs} ${found.ino}`;
}

/**
 * Writes records into a gradebook of nbgrader, one that is there or a new one. All of it happens in a copy,
 * which takes the place of the file when it is whole.
 *
 * @throws CliError when the file is no gradebook, in use, or has other cells than the records
 */
export async function writeNbgrader(
  records: AsyncIterable<GradeRecord>,
  path: string,
  identify: (student: string) => Identity,
  options: NbgraderOptions,
): Promise<WrittenNbgrader> {
  requireIdle(path);
  await mkdir(dirname(path), {recursive: true});
  const folder = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  const copy = join(folder, "gradebook.db");
  try {
    const before = await stateOf(path);
    if (before !== "") await copyFile(path, copy);
    const db = new NbgraderDb(copy, path, before === "");
    const kept: LeftOut[] = [];
    let submissions = 0;
    try {
      for await (const record of records) {
        const identity = identify(record.student);
        kept.push(...writeRecord(db, record, identity, {...options, file: path}));
        submissions += 1;
      }
      db.commit();
    } finally {
      db.close();
    }
    await syncFile(copy);
    requireIdle(path);
    if ((await stateOf(path)) !== before) {
      throw new CliError(`${path}: it changed while the grades were written, nothing was changed`, {
        exitCode: FAILED,
        fix: "close nbgrader and its formgrader, then try again",
      });
    }
    await rename(copy, path);
    return {submissions, kept};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
