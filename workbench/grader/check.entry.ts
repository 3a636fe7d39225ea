// Checks the answers of a notebook that is running, in a process of its own: what a cell has done to its
// own process does not matter here. Reads one line of JSON from standard input, writes one to standard output.
import {CliError} from "../cli/error.ts";
import {findExercisesFolder} from "../exercise/findExercisesFolder.ts";
import {loadTypescript} from "../exercise/loadTypescript.ts";
import {declaredNames} from "../exercise/declaredNames.ts";
import {pickAnswers} from "../exercise/pickAnswers.ts";
import {readExercise} from "../exercise/readExercise.ts";
import type {CheckReport, Language, Variant} from "../exercise/types.ts";
import {variantOfCell} from "../exercise/variantCell.ts";
import {checkAnswers} from "./checkAnswers.ts";
import {chooseIsolation} from "./chooseIsolation.ts";
import {LIMITS} from "./limits.ts";

/** What the notebook's process asks. */
export interface CheckRequest {
  readonly exercise: string;
  /** Sources of executed cells, in the order of their execution. */
  readonly history: readonly string[];
  readonly rootDir: string;
  readonly language: Language;
}

/** What it gets. */
export type CheckResponse =
  | {readonly ok: true; readonly report: CheckReport}
  | {readonly ok: false; readonly error: string};

/** The values of the variant cell that ran last: a notebook may lie anywhere, what it ran is known. */
function ranVariant(history: readonly string[]): Variant | undefined {
  const ts = loadTypescript();
  const found = history.map((source) => variantOfCell(ts, source));
  return found.findLast((values) => values !== undefined);
}

async function run({exercise: id, history, rootDir, language}: CheckRequest): Promise<CheckReport> {
  const exercise = await readExercise(findExercisesFolder(rootDir), id);
  const ts = loadTypescript();
  const sources = pickAnswers(exercise.info.answers, history, (source) =>
    declaredNames(ts, source),
  );
  const isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
  try {
    const variant = ranVariant(history);
    return await checkAnswers(exercise, sources, {isolation, language, variant});
  } finally {
    await isolation.close();
  }
}

async function respond(text: string): Promise<CheckResponse> {
  try {
    return {ok: true, report: await run(JSON.parse(text) as CheckRequest)};
  } catch (error) {
    const fix = error instanceof CliError && error.fix !== undefined ? ` (fix: ${error.fix})` : "";
    return {ok: false, error: `${(error as Error).message}${fix}`};
  }
}

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const response = await respond(Buffer.concat(chunks).toString("utf8"));
process.stdout.write(JSON.stringify(response), () => process.exit(0));
