import {resolve} from "node:path";
import {type Command, Option} from "commander";
import {findExercisesFolder} from "../../exercise/findExercisesFolder.ts";
import {findExercises} from "../../exercise/readExercise.ts";
import type {Language} from "../../exercise/types.ts";
import {readRoster} from "../../grader/roster.ts";
import type {ReleaseMark} from "../../release/releaseMark.ts";
import {type Released, releaseCourse} from "../../release/releaseCourse.ts";
import {findExercise} from "../check/targets.ts";
import {createProgress} from "../progress.ts";
import {readSecret} from "../readSecret.ts";

interface ReleaseFlags {
  out: string;
  format: ReleaseMark["format"];
  students?: string;
  language: Language;
  secretFile?: string;
  force?: boolean;
  json?: boolean;
}

const HELP = `
Writes what you give to the class. It works on its own, outside this repository: exercise notebooks without
solutions, public tests, the packed course, npm start and npm test. Before it appears, every file is searched
for anything of a solution, a hidden test or a mark scheme.

  --format folder     a folder (the default)
  --format zip        the same as one file, <out>.zip
  --format nbgrader   source/ and release/ as nbgrader wants them, with its settings

Some exercises have variants: values drawn for each student from the course's secret, which the first run
draws and keeps in .voxelbook/course-secret (or: --secret-file, VOXELBOOK_COURSE_SECRET). With --students, a CSV
file with a column "student", <out> holds course/ for everybody, students/<student>/ with each student's own
notebooks, to be laid over it, and students.csv for a mail merge; with --format zip all of these are zips.
Without --students everybody gets the default values. Grading goes by the last release.

Exit codes: 0 written, 1 something would give away a solution, 2 wrong usage, 3 npm could not pin the packages.

Examples:
  voxelbook release
  voxelbook release hu-drift --out week-2 --format zip
  voxelbook release --students roster.csv --format zip --out week-3
  voxelbook release --format nbgrader --out nbgrader-course
  voxelbook release --force`;

/** Names exercises, the first few of many. */
function namesOf(ids: readonly string[]): string {
  const few = ids.slice(0, 6).join(", ");
  return ids.length > 6 ? `${few} and ${ids.length - 6} more` : few;
}

/** Says in a line or two what was written. */
function summary(out: string, {exercises, students, variants, backToDefaults}: Released): string {
  const lines = [`${exercises.length} exercises in ${out}: ${namesOf(exercises)}`];
  if (students > 0) {
    lines.push(`${students} students have values of their own in ${namesOf(variants)}`);
  } else if (variants.length > 0) {
    const names = namesOf(variants);
    lines.push(`everybody has the default values in ${names} (own ones: --students roster.csv)`);
  }
  if (backToDefaults.length > 0) {
    const names = namesOf(backToDefaults);
    lines.push(
      `before, each student had own values in ${names}; grading now takes the default ones where a notebook holds them`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** The place of a release: a zip of everything is one file. */
function placeOf({out, format, students}: ReleaseFlags): string {
  const file = format === "zip" && students === undefined;
  return file && !out.endsWith(".zip") ? `${out}.zip` : out;
}

async function release(names: string[], flags: ReleaseFlags): Promise<void> {
  const exercisesFolder = findExercisesFolder(process.cwd());
  const ids =
    names.length === 0
      ? await findExercises(exercisesFolder)
      : await Promise.all(names.map((name) => findExercise(exercisesFolder, name)));
  const students = flags.students === undefined ? undefined : await readRoster(flags.students);
  const out = placeOf(flags);
  const progress = createProgress({label: "releasing", total: null, silent: flags.json ?? false});
  let step = 0;
  try {
    const released = await releaseCourse({
      exercisesFolder,
      ids: [...new Set(ids)],
      out: resolve(out),
      format: flags.format,
      language: flags.language,
      students,
      secret: () => readSecret(flags, resolve(exercisesFolder, "..")),
      force: flags.force ?? false,
      onStep: (what) => progress.update(step++, what),
    });
    progress.stop();
    const {exercises, students: count, variants} = released;
    const json = {out: resolve(out), format: flags.format, exercises, students: count, variants};
    process.stdout.write(
      flags.json ? `${JSON.stringify(json, null, 2)}\n` : summary(out, released),
    );
  } finally {
    progress.stop();
  }
}

/** Adds `voxelbook release`. */
export function register(program: Command): void {
  program
    .command("release")
    .description("write what students get")
    .argument("[exercises...]", "exercises to release; all when none is given")
    .option("--out <path>", "where to write it", "released")
    .addOption(
      new Option("--format <format>", "what to write")
        .choices(["folder", "zip", "nbgrader"])
        .default("folder"),
    )
    .option("--students <csv>", "the roster: each student gets a copy with their own values")
    .addOption(
      new Option("--language <code>", "language of the notebooks for nbgrader")
        .choices(["en", "zh-CN"])
        .default("en"),
    )
    .option("--secret-file <file>", "file with the course's secret")
    .option("--force", "replace what an earlier release wrote")
    .option("--json", "print what was written as JSON")
    .addHelpText("after", HELP)
    .action(release);
}
