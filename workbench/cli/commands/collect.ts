import {stat} from "node:fs/promises";
import {resolve} from "node:path";
import type {Command} from "commander";
import {type CollectResult, collectSubmissions} from "../../collect/collectSubmissions.ts";
import {readDue} from "../../collect/readDue.ts";
import {sourceNames} from "../../collect/sourceNames.ts";
import {findingLines, summaryOf} from "../../collect/summary.ts";
import {findExercisesFolder} from "../../exercise/findExercisesFolder.ts";
import {findExercises} from "../../exercise/readExercise.ts";
import {type Roster, readRosterFile} from "../../grader/roster.ts";
import {findExercise} from "../check/targets.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {isInside} from "../isInside.ts";
import {createProgress, type Progress} from "../progress.ts";

interface CollectFlags {
  out: string;
  roster?: string;
  due?: Date;
  exercise?: string[];
  course?: string;
  json?: boolean;
}

const HELP = `
SOURCES may be, in any mixture: a folder with one folder for each student; the zip that Canvas or Moodle
gives for an assignment, or its unpacked folder; nbgrader's submitted/; a zip for each student; notebooks
side by side, named s001_hu-drift.ipynb or hu-drift-s001.ipynb. Which one it is, is told by the names.
Zips of students inside are opened, one in each other.

Written to --out: <student>/<exercise>.ipynb, which "voxelbook grade" takes as it is, and collected.json.
Of several attempts the latest counts; earlier ones stay in <student>/.earlier/. Collecting again into the
same folder adds what is new and loses nothing. What cannot be told for sure is not taken, but listed with
the reason: an unknown student, a name that tells another exercise than the notebook, a damaged archive.

--roster is a CSV with a column "student", which names the folders, and others to find students by: name,
email, and numbers such as Canvas's ID. A gradebook exported from Canvas and a grading worksheet of Moodle
will do. Without a roster a folder is named as the source names the student (doejane_12345).

Times: nbgrader's timestamp.txt, else the time of the file. Downloads from Canvas and Moodle hold no times:
Canvas's mark LATE is taken over, for Moodle nothing is known.

Exit codes: 0 collected, whatever was not taken is listed; 1 a source could not be read, or something could not
be written; 2 wrong usage.

Examples:
  voxelbook collect submissions.zip --out submissions
  voxelbook collect canvas.zip --roster gradebook.csv --due 2026-12-01T23:59+01:00
  voxelbook collect week-2/ late/*.ipynb --exercise hu-drift
  voxelbook collect ~/course/submitted --json > collected.json`;

/** Checks the sources and the folder that is written. */
async function readPlaces(
  sources: readonly string[],
  flags: CollectFlags,
): Promise<{sources: {path: string; name: string}[]; out: string}> {
  for (const [what, path] of [...sources.map((one) => ["a source", one]), ["--out", flags.out]]) {
    if (path === "") throw new CliError(`${what} must name a place, got ""`, {exitCode: USAGE});
  }
  const out = resolve(flags.out);
  const paths = [...new Set(sources.map((source) => resolve(source)))];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined)
      throw new CliError(`no such folder, zip or notebook: ${path}`, {exitCode: USAGE});
    if (!found.isDirectory() && !/\.(zip|ipynb)$/i.test(path)) {
      throw new CliError(`a source must be a folder, a .zip or an .ipynb, got ${path}`, {
        exitCode: USAGE,
        fix: "unpack other archives into a folder and name that",
      });
    }
    if (isInside(out, path) || isInside(path, out)) {
      const message = `--out and the sources must not lie in each other, got ${flags.out} and ${path}`;
      throw new CliError(message, {exitCode: USAGE});
    }
  }
  const names = sourceNames(paths);
  return {sources: paths.map((path, i) => ({path, name: names[i]})), out};
}

/** Students of the roster of whom nothing lies in the folder. */
function missingOf(roster: Roster | undefined, {collected}: CollectResult): string[] {
  const there = new Set(collected.files.map(({student}) => student));
  return (roster?.entries ?? []).map(({student}) => student).filter((one) => !there.has(one));
}

async function run(
  named: readonly string[],
  flags: CollectFlags,
  progress: Progress,
): Promise<{result: CollectResult; roster: Roster | undefined}> {
  const {sources, out} = await readPlaces(named, flags);
  const exercisesFolder = findExercisesFolder(flags.course ?? process.cwd());
  const ids = await findExercises(exercisesFolder);
  const wanted =
    flags.exercise &&
    (await Promise.all(flags.exercise.map((name) => findExercise(exercisesFolder, name))));
  const roster = flags.roster === undefined ? undefined : await readRosterFile(flags.roster);
  if (roster !== undefined)
    progress.say(`roster: ${roster.entries.length} students, named by "${roster.studentColumn}"`);
  const result = await collectSubmissions({
    sources,
    out,
    exercisesFolder,
    ids,
    wanted,
    roster: roster?.entries,
    due: flags.due,
    now: new Date(),
    onProgress: (done, name, notebooks) => progress.update(done, `${name}: ${notebooks} notebooks`),
  });
  return {result, roster};
}

async function collect(named: string[], flags: CollectFlags): Promise<void> {
  const progress = createProgress({
    label: "collecting",
    total: named.length,
    silent: flags.json ?? false,
  });
  try {
    const {result, roster} = await run(named, flags, progress);
    progress.stop();
    if (flags.json) process.stdout.write(`${JSON.stringify(result.collected, null, 2)}\n`);
    else {
      for (const line of findingLines(result.collected)) process.stderr.write(`${line}\n`);
      process.stdout.write(summaryOf(result, flags.out, missingOf(roster, result)));
    }
    if (result.unread.length > 0) process.exitCode = FAILED;
  } finally {
    progress.stop();
  }
}

/** Adds `voxelbook collect`. */
export function register(program: Command): void {
  program
    .command("collect")
    .description("collect submissions from downloads and folders into one folder for each student")
    .argument("<sources...>", "folders, zips and notebooks")
    .option("--out <folder>", "where submissions are collected", "submissions")
    .option("--roster <csv>", "list of the students; only they are taken")
    .option("--due <time>", "when it was due, as 2026-12-01T23:59+01:00", readDue)
    .option("--exercise <names...>", "only these exercises")
    .option("--course <folder>", "the course, when it is not the working folder")
    .option("--json", "print what was collected as JSON")
    .addHelpText("after", HELP)
    .action(collect);
}
