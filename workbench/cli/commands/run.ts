import {type Command, InvalidArgumentError, Option} from "commander";
import {findNotebooks, type NotebookLanguage} from "../../notebook/findNotebooks.ts";
import {runFiles} from "../../notebook/runFiles.ts";
import {isGood, reportJson, reportLines, summaryLine} from "../../notebook/runReport.ts";
import {FAILED} from "../error.ts";
import {createProgress, type Progress} from "../progress.ts";

interface RunFlags {
  out?: string;
  jobs?: number;
  timeout?: number;
  cellTimeout?: number;
  language?: NotebookLanguage;
  json?: boolean;
}

/** Reads a number above 0 from the command line. */
function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("it must be a number above 0.");
  return value;
}

const HELP = `
Every notebook runs from top to bottom in a process of its own, on the engine that Jupyter uses
here too. A failing cell ends its notebook, unless it is tagged raises-exception; other notebooks
go on. Notebooks stay as they are: outputs are written only with --out.

After the last cell, output that is still on its way is awaited for at most 2 s.
VOXELBOOK_FAST=1 asks cells tagged slow to do less; they are never left out.

Exit codes: 0 every cell passed, 1 a notebook failed, 2 wrong usage, 3 something is not installed.

Examples:
  voxelbook run notebooks/02-ct-numbers.ipynb
  voxelbook run notebooks exercises --jobs 2 --out executed
  voxelbook run notebooks --language zh-CN --json > report.json`;

async function run(paths: string[], flags: RunFlags): Promise<void> {
  const files = await findNotebooks(paths, flags.language);
  const started = performance.now();
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  let progress: Progress | undefined;
  const say = (lines: string[]) => {
    if (flags.json) return;
    // On a terminal the lines stand above the bar; in a file they are the result.
    if (progress !== undefined && process.stdout.isTTY) progress.say(lines.join("\n"));
    else process.stdout.write(`${lines.join("\n")}\n`);
  };
  try {
    const reports = await runFiles(files, {
      out: flags.out ?? null,
      ...(flags.jobs && {jobs: Math.max(1, Math.floor(flags.jobs))}),
      ...(flags.timeout && {timeoutSeconds: flags.timeout}),
      ...(flags.cellTimeout && {cellTimeoutSeconds: flags.cellTimeout}),
      ...(flags.language && {language: flags.language}),
      signal: stop.signal,
      onProgress(done, total, what) {
        progress ??= createProgress({label: "running cells", total, silent: flags.json ?? false});
        progress.update(done, what);
      },
      onReport: (report) => say(reportLines(report)),
    });
    progress?.stop();
    const ms = Math.round(performance.now() - started);
    const slow = reports.reduce((sum, {slowCells}) => sum + slowCells, 0);
    const isFast = process.env["VOXELBOOK_FAST"] === "1";
    const note = slow > 0 && isFast ? `, ${slow} slow cells shortened (VOXELBOOK_FAST=1)` : "";
    process.stdout.write(
      flags.json ? reportJson(reports, ms) : `${summaryLine(reports, ms)}${note}\n`,
    );
    if (!reports.every(isGood)) process.exitCode = FAILED;
  } finally {
    progress?.stop();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** Adds `voxelbook run`. */
export function register(program: Command): void {
  program
    .command("run")
    .description("run notebooks from top to bottom and report each failing cell")
    .argument("<paths...>", "notebooks, or folders with notebooks below them")
    .option("--out <folder>", "write the executed notebooks there")
    .option("--jobs <n>", "how many notebooks run side by side (default: one per core)", positive)
    .option("--timeout <seconds>", "limit of each notebook (default: 1800)", positive)
    .option("--cell-timeout <seconds>", "limit of each cell (default: 300)", positive)
    .addOption(
      new Option(
        "--language <language>",
        "run only the notebooks of this language, and tell cells so",
      ).choices(["en", "zh-CN"]),
    )
    .option("--json", "print a report for programs")
    .addHelpText("after", HELP)
    .action(run);
}
