import {availableParallelism, totalmem} from "node:os";
import {dirname, join, resolve} from "node:path";
import {type Command, Option} from "commander";
import {findExercisesFolder} from "../../exercise/findExercisesFolder.ts";
import {libraryVersion} from "../../exercise/libraryVersion.ts";
import {findExercises} from "../../exercise/readExercise.ts";
import type {Language} from "../../exercise/types.ts";
import {
  type GradeFolderOptions,
  type GradeFolderResult,
  gradeFolder,
} from "../../grader/gradeFolder.ts";
import type {Tier} from "../../grader/isolation.ts";
import {lockFolder} from "../../grader/lockFolder.ts";
import {readRoster} from "../../grader/roster.ts";
import {writeReports} from "../../report/writeReports.ts";
import {findExercise} from "../check/targets.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {localGraders, queuedGraders} from "../grade/graders.ts";
import {createGradeProgress, type GradeProgress} from "../grade/gradeProgress.ts";
import {lineOf, summaryLine} from "../grade/lines.ts";
import {printJson} from "../grade/printJson.ts";
import {isInside} from "../isInside.ts";
import {readSecret} from "../readSecret.ts";
import {requireFolder} from "../requireFolder.ts";
import {wholeNumber} from "../wholeNumber.ts";

interface GradeFlags {
  out: string;
  exercise?: string[];
  course?: string;
  roster?: string;
  language: Language;
  isolation: Tier | "auto";
  secretFile?: string;
  seed?: string;
  jobs: number;
  queue?: string;
  force?: boolean;
  json?: boolean;
}

/** A worker holds a compiler, and the answer it runs may take as much again. */
const WORKER_BYTES = 1.5 * 2 ** 30;

const HELP = `
SUBMISSIONS holds one folder for each student with <exercise>.ipynb in it: s001/hu-drift.ipynb, or
s001/02-ct-numbers/hu-drift.ipynb. "voxelbook collect" makes it from what Canvas, Moodle or nbgrader gave you.
Run this in the folder of the course, or name that with --course.

What is written to --out:
  <student>/<exercise>.json   the record: points, verdict of each test, why
  <student>/report.html       for the student, hidden tests without their values
  index.html, grades.csv      for you
Submissions that have not changed since the last run keep their record, and so do marks that you gave. A run
that was stopped, or whose machine failed, goes on where it was: run the same command again.

Answers run in isolated processes; tests and expected values never enter them, and what an answer does costs
that answer its points and nothing else. A file that cannot be read gets a record that says why, and no points.
The hidden tests of each student are seeded by the course's secret, which the first run draws and keeps
in .voxelbook/course-secret: keep a copy, other grades follow from another secret.

With --queue other machines grade: "voxelbook worker" on each of them takes submissions from a Redis, and the
records come back here. Its help says what Redis holds and how to protect it.

Exit codes: 0 every submission has its record, 1 some could not be graded by this machine (run again) or another
grading writes there, 2 wrong usage, 3 no isolation works here or --out cannot be written.

Examples:
  voxelbook grade submissions --out graded
  voxelbook grade submissions --roster roster.csv
  voxelbook grade submissions --exercise hu-drift --language zh-CN --jobs 4
  voxelbook grade submissions --json > records.json
  voxelbook grade submissions --queue redis://192.0.2.7:6379/0`;

/** As many workers as there are cores, as far as the memory goes. */
function defaultJobs(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / WORKER_BYTES)));
}

/** Reads the places that a grading works in. */
function readFolders(folder: string, flags: GradeFlags): {submissions: string; out: string} {
  const submissions = requireFolder(folder, "submissions");
  if (flags.out === "") throw new CliError('--out must name a folder, got ""', {exitCode: USAGE});
  const out = resolve(flags.out);
  if (isInside(out, submissions)) {
    const message = `--out must not lie in the submissions, got ${flags.out}`;
    throw new CliError(message, {exitCode: USAGE});
  }
  return {submissions, out};
}

/** Grades with progress on the terminal; Ctrl-C stops after the submissions that are being graded. */
async function gradeWithProgress(
  options: Omit<GradeFolderOptions, "signal" | "onRecord">,
  progress: GradeProgress,
): Promise<GradeFolderResult> {
  const stop = new AbortController();
  const onSignal = (): void => {
    progress.say("stopping after the submissions that are being graded");
    stop.abort();
  };
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    progress.say(options.graders.about);
    const onRecord: GradeFolderOptions["onRecord"] = (done, total, record, same) => {
      if (!same) progress.say(lineOf(record));
      progress.update(done, total);
    };
    const result = await gradeFolder({...options, signal: stop.signal, onRecord});
    if (stop.signal.aborted) {
      throw new CliError("stopped; what is graded is kept, run again to go on", {exitCode: FAILED});
    }
    return result;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** What the flags and the course say, before anything is started. */
async function readPlan(folder: string, flags: GradeFlags) {
  const {submissions, out} = readFolders(folder, flags);
  const exercisesFolder = findExercisesFolder(flags.course ?? process.cwd());
  const ids = await findExercises(exercisesFolder);
  const wanted =
    flags.exercise &&
    (await Promise.all(flags.exercise.map((name) => findExercise(exercisesFolder, name))));
  const secret = await readSecret(flags, dirname(exercisesFolder));
  const libVersion = libraryVersion();
  const {force = false} = flags;
  const entries = flags.roster === undefined ? [] : await readRoster(flags.roster);
  const names = new Map(entries.map(({student, name}) => [student, name]));
  const common = {submissions, out, exercisesFolder, ids, wanted, secret, libVersion, force};
  return {...common, roster: [...names.keys()], names};
}

/** Grades into a folder that is locked. */
async function gradeLocked(
  plan: Awaited<ReturnType<typeof readPlan>>,
  flags: GradeFlags,
): Promise<void> {
  const started = performance.now();
  const {json = false, language, isolation, jobs, queue} = flags;
  const {out, exercisesFolder, libVersion, force, names} = plan;
  const progress = createGradeProgress({silent: json});
  const say = (line: string): void => progress.say(line);
  const chosen = await (queue === undefined
    ? localGraders({isolation, jobs, exercisesFolder, libVersion, say})
    : queuedGraders(queue, {exercisesFolder, force, say}));
  let result: GradeFolderResult;
  try {
    result = await gradeWithProgress({...plan, ...chosen}, progress);
  } finally {
    progress.stop();
    await chosen.graders.close();
  }
  for (const {path, reason} of result.strays)
    process.stderr.write(`not taken: ${path}: ${reason}\n`);
  if (result.left.length > 0) {
    const who = result.left.slice(0, 10).join(", ") + (result.left.length > 10 ? ", …" : "");
    process.stderr.write(
      `kept from an earlier run, no longer among the submissions: ${who}; delete their folders in ${flags.out} to drop them\n`,
    );
  }
  await writeReports(out, {language, ...(names.size > 0 && {names})});
  if (json) await printJson(out, result);
  else {
    const line = summaryLine(result, (performance.now() - started) / 1000);
    process.stdout.write(`${line}; ${join(flags.out, "index.html")}\n`);
  }
  if (result.counts.infrastructure_error > 0) process.exitCode = FAILED;
  if (result.exercises.length === 0) {
    const message = `${plan.submissions} holds no student's folder with a notebook of this course`;
    throw new CliError(`nothing was graded: ${message}`, {
      exitCode: USAGE,
      fix: "voxelbook collect brings submissions into such folders; --exercise takes who handed in nothing",
    });
  }
}

async function grade(folder: string, flags: GradeFlags): Promise<void> {
  const plan = await readPlan(folder, flags);
  const unlock = await lockFolder(plan.out);
  try {
    await gradeLocked(plan, flags);
  } finally {
    await unlock();
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
    .option("--roster <csv>", "list of the students: who handed in nothing gets a record, too")
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
    .option("--jobs <n>", "worker processes, one submission each", wholeNumber, defaultJobs())
    .addOption(
      new Option(
        "--queue <url>",
        "let `voxelbook worker`s of a queue grade: redis://HOST:6379/0, rediss:// with TLS",
      ).conflicts(["jobs", "isolation"]),
    )
    .option("--force", "grade again what has not changed")
    .option("--json", "print the records as JSON")
    .addHelpText("after", HELP)
    .action(grade);
}
