import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {chmod, mkdtemp, readdir, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {workbenchFile} from "../exercise/workbenchFile.ts";
import {chooseIsolation} from "../grader/chooseIsolation.ts";
import {eachRecord} from "../grader/eachRecord.ts";
import type {Tier} from "../grader/isolation.ts";
import {LIMITS} from "../grader/limits.ts";
import type {GradeRecord} from "../grader/record.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import {
  type AutograderConfig,
  CONFIG_FILE,
  COURSE_FOLDER,
  readConfig,
  SECRET_FILE,
} from "./autograderConfig.ts";
import {say} from "./feedback.ts";
import {gatherNotebooks} from "./gatherNotebooks.ts";
import {gradescopeResults} from "./gradescopeResults.ts";
import {placesOf, submitterOf} from "./platformPlaces.ts";
import {prairielearnResults} from "./prairielearnResults.ts";

export interface AutograderRun {
  /** The unpacked bundle. */
  readonly bundle: string;
  /** `/autograder` or `/grade`. */
  readonly root: string;
  /** Runs the command line; {@link runVoxelbook} when absent. */
  readonly voxelbook?: (args: readonly string[], seconds: number) => Promise<number>;
}

/** Runs `voxelbook` in a process of its own, with its words on ours, and kills it after a time. */
function runVoxelbook(args: readonly string[], seconds: number): Promise<number> {
  const main = workbenchFile("cli/main");
  const program = `import(${JSON.stringify(pathToFileURL(main).href)}).then(({main}) => main(process.argv.slice(1))).then((code) => { process.exitCode = code; })`;
  const source = main.endsWith(".ts")
    ? [
        "--import",
        pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href,
        "--conditions=voxelbook-source",
      ]
    : [];
  const {PATH, HOME, TMPDIR} = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...source, "-e", program, "--", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {PATH, HOME, TMPDIR},
      timeout: seconds * 1000,
      killSignal: "SIGKILL",
    });
    child.stdout.on("data", (text: Buffer) => process.stdout.write(text));
    child.stderr.on("data", (text: Buffer) => process.stderr.write(text));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (signal !== null) reject(new Error(`grading took more than ${seconds} s and was stopped`));
      else resolve(code ?? 1);
    });
  });
}

/** Finds the strongest isolation that works here and that the bundle allows. */
async function findTier({allowPermissions}: AutograderConfig): Promise<Tier> {
  const isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions});
  await isolation.close();
  return isolation.tier;
}

/** Takes from other users, such as the one that answers run as, what they must not read. */
async function closeToOthers(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined) await chmod(path, found.mode & 0o700);
  }
}

/** Grades in a folder of its own and returns the record. */
async function grade(
  {bundle, root, voxelbook = runVoxelbook}: AutograderRun,
  config: AutograderConfig,
): Promise<GradeRecord> {
  const {exercise, platform, seconds, language} = config;
  const {submission, secret} = placesOf(platform, root);
  await closeToOthers([...secret, bundle]);
  const {student, submittedAt} = await submitterOf(config, root);
  const tier = await findTier(config);
  const work = await mkdtemp(join(tmpdir(), "voxelbook-autograder-"));
  try {
    const submissions = join(work, "submissions");
    const folder = join(submissions, student);
    const count = await gatherNotebooks(submission, folder, exercise, submittedAt);
    process.stdout.write(`student ${student}, ${count} notebooks\n`);
    const out = join(work, "graded");
    const args = ["grade", submissions, "--out", out, "--exercise", exercise, "--jobs", "1"];
    args.push("--course", join(bundle, COURSE_FOLDER), "--secret-file", join(bundle, SECRET_FILE));
    args.push("--language", language);
    args.push("--isolation", tier);
    const code = await voxelbook(args, seconds);
    for await (const record of eachRecord(out)) return record;
    const held = await readdir(work);
    throw new Error(`voxelbook grade ended with ${code} and wrote no record (${held.join(", ")})`);
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

/**
 * Writes what stands where no grading does: words for the student, and no score anywhere. PrairieLearn
 * reports a job without results as failed, but would take results without a score for some.
 */
async function writeNothing(
  {platform, language}: Pick<AutograderConfig, "platform" | "language">,
  path: string,
): Promise<void> {
  if (platform === "prairielearn") return rm(path, {force: true});
  const output = say("infrastructure_error", {}, language);
  const hidden = {visibility: "hidden", stdout_visibility: "hidden"};
  await writeJson(path, {output, output_format: "text", ...hidden, tests: []});
}

const writeJson = (path: string, value: object): Promise<void> =>
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);

function resultsOf(
  record: GradeRecord,
  {platform, language, hiddenTests}: AutograderConfig,
): object {
  return platform === "gradescope"
    ? gradescopeResults(record, {language, hiddenTests})
    : prairielearnResults(record, language);
}

/**
 * Grades what lies below a platform's root and writes its results. What the machine is to blame for has no
 * score in them and ends with 1, so that no platform publishes a grade that is none.
 *
 * @returns the exit code
 */
export async function runAutograder(run: AutograderRun): Promise<number> {
  const known = {platform: "gradescope", language: "en"} as const;
  const config = await readConfig(join(run.bundle, CONFIG_FILE)).catch((error: Error) => error);
  const {results} = placesOf(config instanceof Error ? known.platform : config.platform, run.root);
  try {
    if (config instanceof Error) throw config;
    await writeNothing(config, results);
    const record = await grade(run, config);
    if (record.status === "infrastructure_error")
      throw new Error(record.reason?.en ?? record.status);
    await writeJson(results, resultsOf(record, config));
    return 0;
  } catch (error) {
    process.stderr.write(`voxelbook: not graded: ${(error as Error).message}\n`);
    await writeNothing(config instanceof Error ? known : config, results);
    return 1;
  }
}
