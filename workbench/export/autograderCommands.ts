import {readFile} from "node:fs/promises";
import {dirname, resolve} from "node:path";
import {type Command, InvalidArgumentError, Option} from "commander";
import {findExercise} from "../cli/check/targets.ts";
import {CliError, USAGE} from "../cli/error.ts";
import {createProgress, formatBytes} from "../cli/progress.ts";
import {findExercisesFolder} from "../exercise/findExercisesFolder.ts";
import {readRoster} from "../grader/roster.ts";
import {courseSecret} from "../grader/seeds.ts";
import {writeWhole} from "../grader/writeWhole.ts";
import type {Language} from "../messages/message.ts";
import type {AutograderConfig, Platform} from "./autograderConfig.ts";
import type {GradescopeOptions} from "./gradescopeResults.ts";

interface BundleFlags {
  readonly exercise: string;
  readonly out: string;
  readonly course?: string;
  readonly secretFile?: string;
  readonly roster?: string;
  readonly isolation: "namespaces" | "permissions";
  readonly hiddenTests?: GradescopeOptions["hiddenTests"];
  readonly language: Language;
  readonly seconds: number;
  readonly json?: boolean;
}

/** A grading takes some seconds; both platforms end one after ten minutes at most. */
const SECONDS = 480;

function readSeconds(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 10 || value > 3600) {
    throw new InvalidArgumentError("it must be a whole number of seconds from 10 to 3600.");
  }
  return value;
}

/** The secret of the course, so that variants and hidden tests are those that the class has elsewhere. */
async function readSecret(courseFolder: string, file: string | undefined): Promise<string> {
  if (file === undefined) return courseSecret(courseFolder);
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new CliError(`--secret-file cannot be read: ${error.message}`, {exitCode: USAGE});
  });
  if (text.trim() !== "") return text.trim();
  throw new CliError(`--secret-file must hold the course's secret, ${file} is empty`, {
    exitCode: USAGE,
  });
}

async function studentsByEmail(file: string | undefined): Promise<Record<string, string>> {
  const entries = file === undefined ? [] : await readRoster(file);
  return Object.fromEntries(
    entries
      .filter(({email}) => email !== "")
      .map(({email, student}) => [email.toLowerCase(), student]),
  );
}

async function bundle(platform: Platform, flags: BundleFlags): Promise<void> {
  const exercisesFolder = findExercisesFolder(flags.course ?? process.cwd());
  const exercise = await findExercise(exercisesFolder, flags.exercise);
  const config: AutograderConfig = {
    schema: 1,
    platform,
    exercise,
    language: flags.language,
    hiddenTests: flags.hiddenTests ?? "after_published",
    allowPermissions: flags.isolation === "permissions",
    seconds: flags.seconds,
    students: await studentsByEmail(flags.roster),
  };
  const secret = await readSecret(dirname(exercisesFolder), flags.secretFile);
  const progress = createProgress({label: "bundling", total: null, silent: flags.json === true});
  try {
    progress.update(0, "packing library and workbench, pinning packages");
    const {bundleAutograder} = await import("./bundleAutograder.ts");
    const {packBundle} = await import("./packBundle.ts");
    const pack = (folder: string): Promise<void> => packBundle(exercisesFolder, folder);
    const zip = await bundleAutograder({exercisesFolder, config, secret, pack});
    await writeWhole(resolve(flags.out), zip, 0o600);
    progress.stop();
    process.stdout.write(
      flags.json === true
        ? `${JSON.stringify({out: flags.out, exercise, bytes: zip.length}, null, 2)}\n`
        : `${flags.out}: autograder of ${exercise}, ${formatBytes(zip.length)}; it holds hidden tests and the secret, give it to nobody\n`,
    );
  } finally {
    progress.stop();
  }
}

const EXIT_CODES = "Exit codes: 0 written, 2 wrong usage, 3 npm could not pin the packages.";

function addBundle(parent: Command, name: string, description: string, help: string): Command {
  return parent
    .command(name)
    .description(description)
    .requiredOption("--exercise <name>", "the exercise that it grades")
    .requiredOption("--out <file>", "the zip")
    .option("--course <folder>", "the course, when it is not the working folder")
    .option("--secret-file <file>", "the course's secret, when it is not the course's own file")
    .addOption(
      new Option(
        "--isolation <tier>",
        "permissions: fall back to Node's permission model where namespaces are forbidden",
      )
        .choices(["namespaces", "permissions"])
        .default("namespaces"),
    )
    .addOption(
      new Option("--language <code>", "language of the results")
        .choices(["en", "zh-CN"])
        .default("en"),
    )
    .option("--seconds <n>", "wall clock of one grading", readSeconds, SECONDS)
    .option("--json", "print what was written as JSON")
    .addHelpText("after", `\n${help.trim()}\n\n${EXIT_CODES}`);
}

function addGradescope(parent: Command): void {
  const gradescope = `
The zip holds setup.sh, run_autograder, the packed course and one exercise with its hidden tests. It
grades /autograder/submission in isolation and always writes results.json; a fault of the machine gives no
score. Hidden tests and variants are those of the student by the roster's e-mail address, else by
Gradescope's number of the user.

Isolation is bubblewrap's namespaces, which many containers forbid: then nothing is graded, unless the
bundle was made with --isolation permissions (Node's permission model, a user id and limits of its own;
the network stays open). Try it with "Test Autograder".

Examples:
  voxelbook export gradescope-autograder --exercise hu-drift --out autograder.zip
  voxelbook export gradescope-autograder --exercise hu-drift --roster roster.csv --isolation permissions --out autograder.zip`;
  addBundle(
    parent,
    "gradescope-autograder",
    "bundle an exercise as a Gradescope autograder",
    gradescope,
  )
    .option("--roster <file>", "CSV of the students and their e-mail addresses")
    .addOption(
      new Option("--hidden-tests <when>", "when students see the instructor's tests")
        .choices(["hidden", "after_published"])
        .default("after_published"),
    )
    .action((flags: BundleFlags) => bundle("gradescope", flags));
}

function addPrairielearn(parent: Command): void {
  const prairielearn = `
The zip holds a Dockerfile, the entrypoint "run", the packed course and one exercise with its hidden
tests: build the image, name it in the question's info.json (README.md in the zip says how). What cannot
be read is not gradable; a fault of the machine is a failed job. PrairieLearn does not say who hands in:
hidden tests are seeded by the question's variant.

Example:
  voxelbook export prairielearn-grader --exercise hu-drift --isolation permissions --out grader.zip`;
  addBundle(
    parent,
    "prairielearn-grader",
    "bundle an exercise as the image of a PrairieLearn external grader",
    prairielearn,
  ).action((flags: BundleFlags) => bundle("prairielearn", flags));
}

/** Adds the bundles that grade on another platform. */
export function addAutograders(parent: Command): void {
  addGradescope(parent);
  addPrairielearn(parent);
}
