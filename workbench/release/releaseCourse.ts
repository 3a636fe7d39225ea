import {mkdir, rm, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {CliError, FAILED, USAGE} from "../cli/error.ts";
import {type Exercise, findExercises, readExercise} from "../exercise/readExercise.ts";
import {requireMaster} from "../exercise/requireMaster.ts";
import type {Language} from "../exercise/types.ts";
import {notePerStudent} from "../grader/perStudent.ts";
import type {RosterEntry} from "../grader/roster.ts";
import {findLeaks, prepareLeakSearch} from "./findLeaks.ts";
import {courseRepository} from "./packCourse.ts";
import {markText, RELEASE_MARK, type ReleaseMark, requireFree} from "./releaseMark.ts";
import {writeCourse} from "./writeCourse.ts";
import {writeFresh} from "./writeFresh.ts";
import {writeNbgraderCourse} from "./writeNbgraderCourse.ts";
import {writeStudents} from "./writeStudents.ts";
import {zipFolder} from "./zipFolder.ts";

export interface ReleaseOptions {
  readonly exercisesFolder: string;
  readonly ids: readonly string[];
  /** The folder, or with the format zip and no students the file, that is written. */
  readonly out: string;
  readonly format: ReleaseMark["format"];
  /** Of the notebooks for nbgrader; the other formats hold every language. */
  readonly language: Language;
  /** Who gets a copy with values of their own; undefined gives everybody the same. */
  readonly students: readonly RosterEntry[] | undefined;
  /** The course's secret, read when there are students. */
  readonly secret: () => Promise<string>;
  /** Replaces what an earlier release wrote. */
  readonly force: boolean;
  readonly onStep: (what: string) => void;
}

/** What a release came to. */
export interface Released {
  readonly exercises: readonly string[];
  readonly students: number;
  /** Exercises with variants: of these each student has own values, or everybody the defaults. */
  readonly variants: readonly string[];
  /** Exercises that each student had own values of before this release, and has no more. */
  readonly backToDefaults: readonly string[];
}

function requirePossible({format, students}: ReleaseOptions, variants: readonly Exercise[]): void {
  if (students === undefined) return;
  if (format === "nbgrader") {
    throw new CliError("nbgrader gives one notebook to all students, so it goes with no roster", {
      exitCode: USAGE,
      fix: "release with --format zip --students, or leave --students out",
    });
  }
  if (students.length === 0) {
    throw new CliError("the roster must name at least one student, it names none", {
      exitCode: USAGE,
    });
  }
  if (variants.length === 0) {
    throw new CliError("none of these exercises has variants: all students get the same", {
      exitCode: USAGE,
      fix: "leave --students out",
    });
  }
}

/** Fails when a student's file would give something away. */
async function requireNoLeak(folder: string, repository: string, options: ReleaseOptions) {
  const {exercisesFolder, onStep} = options;
  onStep("searching for solutions");
  const ids = await findExercises(exercisesFolder);
  const all = await Promise.all(ids.map((id) => readExercise(exercisesFolder, id)));
  const search = await prepareLeakSearch(repository, all);
  const leaks = await findLeaks(folder, search);
  if (leaks.length === 0) return;
  const more = leaks.length > 10 ? `\n  and ${leaks.length - 10} more` : "";
  throw new CliError(
    `the student's files would give away:\n  ${leaks.slice(0, 10).join("\n  ")}${more}`,
    {
      exitCode: FAILED,
      fix: "take this out of the notebook's open cells, its metadata and the comments of tests.ts",
    },
  );
}

/** Writes the course and, where there is a roster, the copies; returns what goes to the release's place. */
async function writeForStudents(
  fresh: string,
  exercises: readonly Exercise[],
  variants: readonly Exercise[],
  repository: string,
  secret: string,
  options: ReleaseOptions,
): Promise<string> {
  const {out, format, students, onStep} = options;
  const zip = format === "zip";
  const name = zip && students === undefined ? basename(out, ".zip") : "course";
  const course = zip || students !== undefined ? join(fresh, name) : fresh;
  await mkdir(course, {recursive: true});
  const mark = markOf(exercises, options);
  await writeFile(join(course, RELEASE_MARK), mark);
  await writeCourse(exercises, repository, course, onStep);
  if (students !== undefined) {
    const copies = {students, secret, zip, onStep};
    await writeStudents(variants, fresh, copies);
    await writeFile(join(fresh, RELEASE_MARK), mark);
  }
  if (zip) {
    onStep("packing");
    await writeFile(join(fresh, `${name}.zip`), await zipFolder(course, name));
    await rm(course, {recursive: true});
  }
  await requireNoLeak(fresh, repository, options);
  return zip && students === undefined ? join(fresh, `${name}.zip`) : fresh;
}

const markOf = (exercises: readonly Exercise[], {format, students}: ReleaseOptions): string =>
  markText({
    schema: 1,
    format,
    exercises: exercises.map(({id}) => id),
    students: students?.length ?? 0,
  });

async function writeForNbgrader(
  fresh: string,
  exercises: readonly Exercise[],
  repository: string,
  options: ReleaseOptions,
): Promise<string> {
  await writeNbgraderCourse(exercises, fresh, options.language, options.onStep);
  await writeFile(join(fresh, RELEASE_MARK), markOf(exercises, options));
  // The sources are the instructor's own.
  await requireNoLeak(join(fresh, "release"), repository, options);
  return fresh;
}

/**
 * Writes what students get: exercises without solutions, public tests, the packed course; with a roster, copies
 * with each student's own values. It appears whole or not at all.
 *
 * @throws CliError when something in it would give away a solution or a hidden test
 */
export async function releaseCourse(options: ReleaseOptions): Promise<Released> {
  const {exercisesFolder, ids, out, format, students, force} = options;
  const repository = courseRepository(exercisesFolder);
  await requireFree(out, force);
  const exercises = await Promise.all(ids.map((id) => readExercise(exercisesFolder, id)));
  for (const exercise of exercises) requireMaster(exercise);
  const variants = exercises.filter(({variantFile}) => variantFile !== undefined);
  requirePossible(options, variants);
  const secret = students === undefined ? "" : await options.secret();
  await writeFresh(out, (fresh) =>
    format === "nbgrader"
      ? writeForNbgrader(fresh, exercises, repository, options)
      : writeForStudents(fresh, exercises, variants, repository, secret, options),
  );
  const withVariants = variants.map(({id}) => id);
  return {
    exercises: exercises.map(({id}) => id),
    students: students?.length ?? 0,
    variants: withVariants,
    backToDefaults: await notePerStudent(repository, withVariants, students !== undefined),
  };
}
