import {existsSync} from "node:fs";
import {chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {type Zippable, zipSync} from "fflate";
import {CliError, USAGE} from "../cli/error.ts";
import {isManual} from "../exercise/manualKinds.ts";
import {readExercise} from "../exercise/readExercise.ts";
import {requireMaster} from "../exercise/requireMaster.ts";
import {
  type AutograderConfig,
  CONFIG_FILE,
  COURSE_FOLDER,
  SECRET_FILE,
} from "./autograderConfig.ts";
import {
  bundleReadme,
  DOCKERFILE,
  ENTRYPOINT_SCRIPT,
  RUN_SCRIPT,
  SETUP_SCRIPT,
} from "./autograderScripts.ts";

export interface BundleOptions {
  /** The folder `exercises` of the course. */
  readonly exercisesFolder: string;
  readonly config: AutograderConfig;
  /** The course's secret. */
  readonly secret: string;
  /** Writes the packed course, its package.json and its lock into a folder. */
  readonly pack: (folder: string) => Promise<void>;
}

/** Files of an exercise that grading does not read. */
const AUTHORS_ONLY = new Set(["wrong", "alternative"]);

/** Executable files of a bundle; a zip keeps their mode. */
const PROGRAMS = new Set(["setup.sh", "run_autograder", "run"]);

/** A moment that every zip can say: equal courses make equal bundles. */
const MTIME = new Date("2000-01-01T00:00:00Z");
const UNIX = 3;

/** Copies the exercise, and how the course gave it out. */
async function copyExercise(
  {exercisesFolder, config}: BundleOptions,
  course: string,
): Promise<void> {
  const {exercise: id, platform} = config;
  const exercise = await readExercise(exercisesFolder, id);
  requireMaster(exercise);
  const manual = exercise.info.answers.filter(isManual);
  if (platform === "prairielearn" && manual.length > 0) {
    const ids = manual.map((answer) => answer.id).join(", ");
    throw new CliError(
      `${id} has answers that a person marks (${ids}): PrairieLearn's external graders cannot wait for one`,
      {exitCode: USAGE},
    );
  }
  const target = join(course, "exercises", id);
  await mkdir(target, {recursive: true});
  for (const entry of await readdir(exercise.folder)) {
    if (AUTHORS_ONLY.has(entry) || entry.startsWith(".")) continue;
    await cp(join(exercise.folder, entry), join(target, entry), {recursive: true});
  }
  // Whether each student has values of their own is a fact of the course, not of the exercise.
  const variants = ".voxelbook/variants.json";
  const from = join(dirname(exercisesFolder), variants);
  if (!existsSync(from)) return;
  await mkdir(join(course, ".voxelbook"), {recursive: true});
  await cp(from, join(course, variants));
}

/** The files of a bundle beside the course. */
function ownFiles({config, secret}: BundleOptions): Record<string, string> {
  const {platform, exercise, allowPermissions} = config;
  const scripts: Record<string, string> =
    platform === "gradescope"
      ? {"setup.sh": SETUP_SCRIPT, run_autograder: RUN_SCRIPT}
      : {Dockerfile: DOCKERFILE, run: ENTRYPOINT_SCRIPT};
  return {
    ...scripts,
    "README.md": bundleReadme(platform, exercise, allowPermissions),
    [CONFIG_FILE]: `${JSON.stringify(config, null, 2)}\n`,
    [SECRET_FILE]: `${secret}\n`,
  };
}

/** Reads a folder into a zip's entries, sorted. */
async function entriesOf(folder: string, prefix = ""): Promise<Zippable> {
  const entries: Zippable = {};
  const found = await readdir(join(folder, prefix), {withFileTypes: true});
  for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(entries, await entriesOf(folder, path));
    else if (entry.isFile()) {
      const mode = PROGRAMS.has(path) ? 0o755 : 0o600;
      const attributes = {mtime: MTIME, os: UNIX, attrs: ((0o100000 | mode) << 16) >>> 0};
      entries[path] = [await readFile(join(folder, path)), attributes];
    }
  }
  return entries;
}

/**
 * Makes the zip of an autograder: scripts, the packed course, one exercise with its hidden tests, the
 * secret.
 *
 * @throws CliError when the exercise cannot be graded there
 */
export async function bundleAutograder(options: BundleOptions): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-bundle-"));
  try {
    await chmod(folder, 0o700);
    const course = join(folder, COURSE_FOLDER);
    await mkdir(course);
    await copyExercise(options, course);
    for (const [name, text] of Object.entries(ownFiles(options))) {
      await writeFile(join(folder, name), text);
    }
    await options.pack(course);
    return zipSync(await entriesOf(folder), {level: 6});
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
