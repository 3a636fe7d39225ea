import {join} from "node:path";
import {waitsForPerson} from "../../grader/applyMarks.ts";
import {eachRecord} from "../../grader/eachRecord.ts";
import {CliError, USAGE} from "../error.ts";
import {formatTable} from "../table.ts";

/** What is said of a folder without results. */
export function noRecords(folder: string): CliError {
  return new CliError(`${folder} holds no results of a grading`, {
    exitCode: USAGE,
    fix: "voxelbook grade submissions --out graded",
  });
}

/** How far the marking of one question is. */
export interface WaitingAnswers {
  readonly exercise: string;
  readonly question: string;
  readonly title: string;
  readonly waiting: number;
  readonly marked: number;
}

/**
 * Counts, question by question, the answers that wait for a person and those that have their mark.
 *
 * @param out - the folder of the results
 * @returns null where there are no results
 */
export async function countWaiting(out: string): Promise<WaitingAnswers[] | null> {
  const counts = new Map<string, {-readonly [K in keyof WaitingAnswers]: WaitingAnswers[K]}>();
  let records = 0;
  for await (const {assignment: exercise, questions, status} of eachRecord(out)) {
    records += 1;
    if (status !== "graded" && status !== "needs_manual") continue;
    for (const {id: question, title, manual} of questions) {
      if (manual === undefined) continue;
      const name = `${exercise}/${question}`;
      const known = counts.get(name) ?? {
        exercise,
        question,
        title: title.en,
        waiting: 0,
        marked: 0,
      };
      counts.set(name, known);
      if (waitsForPerson(manual)) known.waiting += 1;
      else if (manual.mark !== null) known.marked += 1;
    }
  }
  const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
  return records === 0 ? null : [...counts].sort(byName).map(([, count]) => count);
}

/** Prints what waits for a person, as a table or as JSON. */
export async function printWaiting(out: string, folder: string, json: boolean): Promise<void> {
  const counts = await countWaiting(out);
  if (counts === null) throw noRecords(folder);
  if (json) {
    process.stdout.write(`${JSON.stringify(counts, null, 2)}\n`);
    return;
  }
  const waiting = counts.reduce((sum, count) => sum + count.waiting, 0);
  if (counts.length > 0) {
    const columns = [
      {title: "question"},
      {title: "title", shrink: true},
      {title: "waiting", right: true},
      {title: "marked", right: true},
    ];
    const rows = counts.map(({exercise, question, title, waiting: open, marked}) => [
      `${exercise}/${question}`,
      title,
      String(open),
      String(marked),
    ]);
    process.stdout.write(formatTable(columns, rows, {width: process.stdout.columns ?? 100}));
  }
  const way =
    waiting === 0
      ? ""
      : `; mark them in ${join(folder, "index.html")}, download marks.json, then merge it`;
  process.stdout.write(`answers waiting for a person: ${waiting}${way}\n`);
}
