import {existsSync, readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {availableParallelism} from "node:os";
import {dirname, join, relative, resolve} from "node:path";
import {type Command, InvalidArgumentError, Option} from "commander";
import {findExercisesFolder} from "../../exercise/findExercisesFolder.ts";
import {libraryFolder} from "../../exercise/libraryFolder.ts";
import {findExercises} from "../../exercise/readExercise.ts";
import {formatPoints} from "../../exercise/renderCheck.ts";
import type {Language} from "../../exercise/types.ts";
import {chooseIsolation} from "../../grader/chooseIsolation.ts";
import {
  type GradeFolderOptions,
  type GradeFolderResult,
  gradeFolder,
} from "../../grader/gradeFolder.ts";
import {gradesCsv} from "../../grader/gradesCsv.ts";
import {indexHtml} from "../../grader/indexHtml.ts";
import type {Tier} from "../../grader/isolation.ts";
import {LIMITS} from "../../grader/limits.ts";
import type {GradeRecord} from "../../grader/record.ts";
import {reportHtml} from "../../grader/reportHtml.ts";
import {courseSecret} from "../../grader/seeds.ts";
import {writeWhole} from "../../grader/writeWhole.ts";
import {findExercise} from "../check/targets.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {createProgress} from "../progress.ts";

interface GradeFlags {
  out: string;
  exercise?: string[];
  course?: string;
  language: Language;
  isolation: Tier | "auto";
  secretFile?: string;
  seed?: string;
  jobs: number;
  force?: boolean;
  json?: boolean;
}

const HELP = `
SUBMISSIONS holds one folder for each student with <exercise>.ipynb in it (hu-drift.ipynb, or
02-ct-numbers/hu-drift.ipynb). Answers run in isolated processes; tests and expected values never
enter them. Written to --out: <student>/<exercise>.json, <student>/report.html, grades.csv, index.html.
What has not changed since the last run is not graded again.

The hidden tests of each student are seeded by the course's secret, which the first run draws and keeps
in .voxelbook/course-secret. A submission that cannot be read gets a record that says why, and no points.

Exit codes: 0 every submission has its record, 1 one could not be graded by this machine,
2 wrong usage, 3 no isolation works here.

Examples:
  voxelbook grade submissions --out graded
  voxelbook grade submissions --exercise hu-drift --language zh-CN --jobs 4
  voxelbook grade submissions --json > records.json`;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("it must be a whole number of at least 1.");
  return value;
}

async function readSecret({secretFile, seed}: GradeFlags, courseFolder: string): Promise<string> {
  if (seed !== undefined) return seed;
  if (secretFile === undefined)
    return process.env["VOXELBOOK_COURSE_SECRET"] ?? courseSecret(courseFolder);
  try {
    return (await readFile(secretFile, "utf8")).trim();
  } catch (error) {
    throw new CliError(`--secret-file cannot be read: ${(error as Error).message}`, {
      exitCode: USAGE,
    });
  }
}

/** Version of the library that answers are compiled against. */
function libraryVersion(): string {
  const {folder} = libraryFolder();
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version: string})
    .version;
}

/** One line for the person at the keyboard. */
function lineOf({
  student,
  assignment,
  status,
  score,
  max_score,
  reason,
  notes,
}: GradeRecord): string {
  const points = `${formatPoints(score)}/${formatPoints(max_score)}`;
  const said = [reason?.en, ...notes.map(({en}) => en)].filter((text) => text !== undefined);
  const more = said.length === 0 ? "" : ` (${said.join("; ")})`;
  return `${student} ${assignment}: ${status === "graded" ? points : status}${more}`;
}

/** Writes the files that are made from all records. */
async function writeReports(
  out: string,
  {records}: GradeFolderResult,
  language: Language,
): Promise<void> {
  const students = new Map<string, GradeRecord[]>();
  for (const record of records) {
    students.set(record.student, [...(students.get(record.student) ?? []), record]);
  }
  for (const [student, own] of students) {
    await writeWhole(join(out, student, "report.html"), reportHtml(own, language));
  }
  await writeWhole(join(out, "grades.csv"), gradesCsv(records));
  await writeWhole(join(out, "index.html"), indexHtml(records, language));
}

/** Says in one line how many submissions ended how. */
function summary({records}: GradeFolderResult, skipped: number, seconds: number): string {
  const count = (status: GradeRecord["status"]): number =>
    records.filter((record) => record.status === status).length;
  const parts = [`${count("graded")} graded`, `${count("not_gradable")} not gradable`];
  if (count("infrastructure_error") > 0)
    parts.push(`${count("infrastructure_error")} could not be graded here`);
  if (skipped > 0) parts.push(`${skipped} unchanged`);
  return `${parts.join(", ")} in ${seconds.toFixed(1)} s`;
}

/** Reads the places that a grading works in. */
function readFolders(folder: string, flags: GradeFlags): {submissions: string; out: string} {
  const submissions = resolve(folder);
  if (!existsSync(submissions)) throw new CliError(`no such folder: ${folder}`, {exitCode: USAGE});
  const out = resolve(flags.out);
  if (!relative(submissions, out).startsWith("..")) {
    const message = `--out must not lie in the submissions, got ${flags.out}`;
    throw new CliError(message, {exitCode: USAGE});
  }
  return {submissions, out};
}

/** Grades with progress on the terminal; Ctrl-C stops after the submissions that are being graded. */
async function gradeWithProgress(
  options: Omit<GradeFolderOptions, "signal" | "onRecord">,
  silent: boolean,
): Promise<{result: GradeFolderResult; skipped: number}> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const progress = createProgress({label: "grading", total: null, silent});
  let skipped = 0;
  try {
    progress.say(`isolation: ${options.isolation.tier}`);
    const onRecord: GradeFolderOptions["onRecord"] = (done, total, record, same) => {
      if (same) skipped += 1;
      else if (!silent) progress.say(lineOf(record));
      progress.update(done, `${done} of ${total}`);
    };
    const result = await gradeFolder({...options, signal: stop.signal, onRecord});
    if (stop.signal.aborted) {
      throw new CliError("stopped; what is graded is kept, run again to go on", {exitCode: FAILED});
    }
    return {result, skipped};
  } finally {
    progress.stop();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function grade(folder: string, flags: GradeFlags): Promise<void> {
  const {submissions, out} = readFolders(folder, flags);
  const exercisesFolder = findExercisesFolder(flags.course ?? process.cwd());
  const ids = await findExercises(exercisesFolder);
  const names = flags.exercise;
  const wanted =
    names && (await Promise.all(names.map((name) => findExercise(exercisesFolder, name))));
  const secret = await readSecret(flags, dirname(exercisesFolder));
  const started = performance.now();
  const tier = {wanted: flags.isolation, allowPermissions: false};
  const isolation = await chooseIsolation(LIMITS, tier);
  try {
    const {jobs, force = false, json = false} = flags;
    const places = {submissions, out, exercisesFolder, ids, wanted, isolation, secret};
    const options = {...places, libVersion: libraryVersion(), jobs, force};
    const {result, skipped} = await gradeWithProgress(options, json);
    const {records, strays} = result;
    for (const {path, reason} of strays) process.stderr.write(`not taken: ${path}: ${reason}\n`);
    await writeReports(out, result, flags.language);
    const seconds = (performance.now() - started) / 1000;
    const line = `${summary(result, skipped, seconds)}; ${join(flags.out, "index.html")}`;
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${line}\n`);
    if (records.some(({status}) => status === "infrastructure_error")) process.exitCode = FAILED;
  } finally {
    await isolation.close();
  }
}

/** Adds `voxelbook grade`. */
export function register(program: Command): void {
  program
    .command("grade")
    .description("grade a folder of submissions in isolation")
    .argument("<submissions>", "folder with one folder for each student")
    .option("--out <folder>", "where records and reports go", "graded")
    .option(
      "--exercise <names...>",
      "only these exercises (also for students who handed in nothing)",
    )
    .option("--course <folder>", "the course, when it is not the working folder")
    .addOption(
      new Option("--language <code>", "language of the reports")
        .choices(["en", "zh-CN"])
        .default("en"),
    )
    .addOption(
      new Option("--isolation <tier>", "how answers are kept apart")
        .choices(["auto", "namespaces", "container", "permissions"])
        .default("auto"),
    )
    .option("--secret-file <file>", "the course's secret, for the hidden tests of each student")
    .option("--seed <text>", "the secret itself; for trials")
    .option("--jobs <n>", "submissions at a time", wholeNumber, availableParallelism())
    .option("--force", "grade again what has not changed")
    .option("--json", "print the records as JSON")
    .addHelpText("after", HELP)
    .action(grade);
}
