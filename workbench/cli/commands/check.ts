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
import {FAILED} from "../error.ts";
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
  for (const [i, target] of targets.entries()) {
    if (target.kind === "notebook") continue;
    const exercise = await readExercise(target.exercisesFolder, target.id);
    const report = await authorCheck(exercise, isolation, (step) =>
      progress.update(i, `${target.id}, ${step}`),
    );
    reports.push(report);
    const {tests, wrong, alternative, seeds} = report.counts;
    const state = report.problems.length === 0 ? "ok" : `${report.problems.length} problems`;
    const run = `${tests} tests, ${wrong} wrong and ${alternative} alternative answers, ${seeds} seeds`;
    progress.say(`${report.exercise}: ${state} (${run}, ${(report.ms / 1000).toFixed(1)} s)`);
    for (const problem of report.problems) progress.say(`  ${problem}`);
  }
  progress.stop();
  const failed = reports.filter(({problems}) => problems.length > 0).length;
  if (json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else process.stdout.write(`${reports.length - failed} exercises passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = FAILED;
}

/** True when no answer of a report has been given. */
const nothingAnswered = ({questions}: CheckReport): boolean =>
  questions.every(({tests}) => tests.every(({status}) => status === "not_run"));

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
  const tests = reports.flatMap(({questions}) => questions.flatMap((question) => question.tests));
  const failed = tests.filter(({status}) => status !== "pass").length;
  if (!json) {
    if (reports.every(nothingAnswered)) {
      process.stdout.write(`${words("check.noneAnswered")[language ?? "en"]}\n\n`);
    }
    process.stdout.write(`${tests.length - failed} tests passed, ${failed} failed\n`);
  }
  if (failed > 0) process.exitCode = FAILED;
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
