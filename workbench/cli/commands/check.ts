import {type Command, Option} from "commander";
import {checkText} from "../../exercise/renderCheck.ts";
import {readExercise} from "../../exercise/readExercise.ts";
import type {CheckReport, Language} from "../../exercise/types.ts";
import {words} from "../../exercise/words.ts";
import {type AuthorReport, authorCheck} from "../../grader/authorCheck.ts";
import {chooseIsolation, type Isolation} from "../../grader/chooseIsolation.ts";
import type {Tier} from "../../grader/isolation.ts";
import {LIMITS} from "../../grader/limits.ts";
import {checkNotebook, openTarget} from "../check/checkNotebooks.ts";
import {readTargets, type Target} from "../check/targets.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {createProgress} from "../progress.ts";

interface CheckFlags {
  author?: boolean;
  json?: boolean;
  language?: Language;
  isolation: Tier | "auto";
}

const HELP = `
Runs the public tests of exercises on the answers in their notebooks, and says for each test what was
expected and what the answer gave. Save the notebook first. With --author it proves instead that an
exercise is sound: the start fails, right answers pass, each wrong one fails with its message.

Exit codes: 0 all passed, 1 some did not, 2 wrong usage, 3 something is not installed.

Examples:
  voxelbook check                                     every exercise of the course
  voxelbook check 02-ct-numbers/hu-drift              one exercise
  voxelbook check my-answers.ipynb --language zh-CN   a notebook file
  voxelbook check --author                            for authors`;

/** How many exercises are checked at once: while one waits for its children, another is compiled. */
const AT_ONCE = 2;

/** Says what the check of one exercise found. */
function reportLines({counts, problems, exercise, ms}: AuthorReport): string[] {
  const {tests, wrong, alternative, seeds} = counts;
  const state = problems.length === 0 ? "ok" : `${problems.length} problems`;
  const run = `${tests} tests, ${wrong} wrong and ${alternative} alternative answers, ${seeds} seeds`;
  const head = `${exercise}: ${state} (${run}, ${(ms / 1000).toFixed(1)} s)`;
  return [head, ...problems.map((problem) => `  ${problem}`)];
}

type ExerciseTarget = Extract<Target, {kind: "exercise"}>;

/** Only an author's folder can be proved sound. */
function exercisesOf(targets: readonly Target[]): ExerciseTarget[] {
  return targets.map((target) => {
    if (target.kind === "exercise") return target;
    throw new CliError(`check --author: must name exercises, got the file ${target.path}`, {
      exitCode: USAGE,
      fix: "name the exercise, such as hu-drift, or leave --author out",
    });
  });
}

/** Checks some exercises at once and tells each report in the order in which they were asked for. */
async function checkAll(
  exercises: readonly ExerciseTarget[],
  isolation: Isolation,
  {step, tell}: {step: (done: number, what: string) => void; tell: (report: AuthorReport) => void},
): Promise<void> {
  const reports = new Array<AuthorReport | undefined>(exercises.length);
  let next = 0;
  let told = 0;
  const work = async (): Promise<void> => {
    while (next < exercises.length) {
      const at = next++;
      const {exercisesFolder, id} = exercises[at];
      const exercise = await readExercise(exercisesFolder, id);
      const onStep = (name: string): void => step(told, `${id}, ${name}`);
      reports[at] = await authorCheck(exercise, isolation, onStep);
      for (let report = reports[told]; report !== undefined; report = reports[++told]) tell(report);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
}

async function authorChecks(
  targets: readonly Target[],
  isolation: Isolation,
  {json = false}: CheckFlags,
): Promise<void> {
  const reports: AuthorReport[] = [];
  const progress = createProgress({
    label: "checking exercises",
    total: targets.length,
    silent: json,
  });
  try {
    await checkAll(exercisesOf(targets), isolation, {
      step: (done, what) => progress.update(done, what),
      tell: (report) => {
        reports.push(report);
        for (const line of reportLines(report)) progress.say(line);
      },
    });
  } finally {
    progress.stop();
  }
  const failed = reports.filter(({problems}) => problems.length > 0).length;
  if (json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else process.stdout.write(`${reports.length - failed} exercises passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = FAILED;
}

/** True when no answer of a report has been given, as far as can be seen. */
const nothingAnswered = ({questions}: CheckReport): boolean =>
  questions.every(
    ({tests, manual}) =>
      tests.every(({status}) => status === "not_run") &&
      (manual === undefined || manual.state === "notAnswered"),
  );

/** Adds up what the reports say of the tests, and of the answers that a person marks. */
function countsOf(reports: readonly CheckReport[]) {
  const questions = reports.flatMap((report) => report.questions);
  const tests = questions.flatMap((question) => question.tests);
  const failed = tests.filter(({status}) => status !== "pass").length;
  const manual = questions.flatMap((question) => question.manual ?? []);
  const open = manual.filter(({state}) => state === "notAnswered").length;
  return {passed: tests.length - failed, failed, manual: manual.length, open};
}

async function learnerChecks(
  targets: readonly Target[],
  isolation: Isolation,
  flags: CheckFlags,
): Promise<void> {
  const {json = false, language} = flags;
  const reports: CheckReport[] = [];
  for (const target of targets) {
    const notebook = await openTarget(target, process.cwd(), language);
    const report = await checkNotebook(notebook, isolation);
    reports.push(report);
    if (!json) process.stdout.write(`${checkText(report)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  const {passed, failed, manual, open} = countsOf(reports);
  if (!json) {
    if (reports.every(nothingAnswered)) {
      process.stdout.write(`${words("check.noneAnswered")[language ?? "en"]}\n\n`);
    }
    const byPerson = manual === 0 ? "" : `, ${manual} answers by a person (${open} not answered)`;
    process.stdout.write(`${passed} tests passed, ${failed} failed${byPerson}\n`);
  }
  if (failed + open > 0) process.exitCode = FAILED;
}

async function check(names: string[], flags: CheckFlags): Promise<void> {
  const targets = await readTargets(names, process.cwd());
  const isolation = await chooseIsolation(LIMITS, {
    wanted: flags.isolation,
    allowPermissions: true,
  });
  try {
    await (flags.author ? authorChecks : learnerChecks)(targets, isolation, flags);
  } finally {
    await isolation.close();
  }
}

/** Adds `voxelbook check`. */
export function register(program: Command): void {
  program
    .command("check")
    .description("check the answers of exercises with their public tests")
    .argument("[names...]", "exercises or notebook files; all exercises when none is given")
    .option("--author", "prove that exercises are sound")
    .addOption(new Option("--language <code>", "language of the messages").choices(["en", "zh-CN"]))
    .addOption(
      new Option("--isolation <tier>", "how answers are kept apart")
        .choices(["auto", "namespaces", "container", "permissions"])
        .default("auto"),
    )
    .option("--json", "print the reports as JSON")
    .addHelpText("after", HELP)
    .action(check);
}
