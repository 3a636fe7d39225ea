import assert from "node:assert/strict";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type * as Typescript from "@tslab/typescript-for-tslab";
import {SIMILARITY} from "../../workbench/analyse/similarityRule.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {answerCell, findExercises, readExercise} from "../../workbench/exercise/readExercise.ts";
import {readOtherAnswer} from "../../workbench/exercise/readOtherAnswer.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {compare, tokensOf} from "./comparison.ts";

const ts = loadTypescript();
const exercises = fileURLToPath(new URL("../../exercises", import.meta.url));

interface Independent {
  readonly pair: string;
  readonly similarity: number;
}

/** The right answers of one exercise by answer id: the author's, and each that was written to be another one. */
async function rightAnswers(
  id: string,
): Promise<[start: string, name: string, sources: Map<string, string>][]> {
  const exercise = await readExercise(exercises, id);
  const start = new Map(
    studentNotebook(exercise, "en").cells.map((cell) => [cell.id, cell.source]),
  );
  // An exercise that a person marks has no other answers.
  const folder = join(exercise.folder, "alternative");
  const files = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  const others = await Promise.all(
    files.map(async (name) =>
      readOtherAnswer(await readFile(join(folder, name), "utf8"), `alternative/${name}`),
    ),
  );
  return exercise.info.answers
    .filter(({kind}) => kind !== "text")
    .map((answer) => {
      const sources = new Map([["author", answerCell(exercise.editions[0], answer).source]]);
      for (const {name, cells} of others) {
        const source = cells.get(answer.id);
        if (source !== undefined) sources.set(name, source);
      }
      return [start.get(answer.id) ?? "", answer.name, sources];
    });
}

type RightAnswers = Awaited<ReturnType<typeof rightAnswers>>[number];

/** Those of them that the rule compares. */
const longEnough = ([start, name, sources]: RightAnswers): [who: string, source: string][] =>
  [...sources].filter(
    ([, source]) => tokensOf(source, start, name).split(" ").length >= SIMILARITY.least_code,
  );

/** Compares every two of them that are long enough. */
function comparePairs(id: string, answers: RightAnswers): Independent[] {
  const [start, name] = answers;
  const long = longEnough(answers);
  return long.flatMap(([right, b], j) =>
    long.slice(0, j).map(([left, a]) => ({
      pair: `${id}/${name}: ${left}, ${right}`,
      similarity: compare(a, b, start, name),
    })),
  );
}

const DEAD = `const unused = Math.sqrt(2) * 3;
  let counter = 0;
  for (const step of [1, 2, 3]) { counter += step; }
  if (Number.isNaN(counter)) { throw new Error("never"); }
  `;

/** The two changes by which a copy is hidden without understanding it, at the longest block of an answer. */
function hiddenCopies(source: string): string[] {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  let longest: readonly Typescript.Statement[] = [];
  const visit = (node: Typescript.Node): void => {
    if (ts.isBlock(node) && node.statements.length > longest.length) longest = node.statements;
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (longest.length < 2) return [];
  const [first, second] = longest;
  const cut = (from: number, to: number): string => source.slice(from, to);
  const swapped = `${cut(0, first.getStart())}${second.getText()}\n${first.getText()}${cut(second.getEnd(), source.length)}`;
  const dead = `${cut(0, first.getStart())}${DEAD}${cut(first.getStart(), source.length)}`;
  return [swapped, dead];
}

describe("the rule on this course's exercises", () => {
  it("marks at most three in a hundred pairs of right answers that were written to differ", async () => {
    const pairs: Independent[] = [];
    for (const id of await findExercises(exercises)) {
      for (const answer of await rightAnswers(id)) pairs.push(...comparePairs(id, answer));
    }
    const alarms = pairs.filter(({similarity}) => similarity >= SIMILARITY.code_threshold);
    assert.ok(pairs.length >= 100, `too few pairs to tell: ${pairs.length}`);
    assert.ok(
      alarms.length <= 0.03 * pairs.length,
      `${alarms.length} of ${pairs.length}: ${alarms.map(({pair}) => pair).join("; ")}`,
    );
  });

  it("marks every copy with two lines swapped or dead code put in", async () => {
    const missed: string[] = [];
    let count = 0;
    for (const id of await findExercises(exercises)) {
      for (const [start, name, sources] of await rightAnswers(id)) {
        for (const [who, source] of longEnough([start, name, sources])) {
          for (const copy of hiddenCopies(source)) {
            count += 1;
            const similarity = compare(source, copy, start, name);
            if (similarity < SIMILARITY.code_threshold) missed.push(`${id}/${name} ${who}`);
          }
        }
      }
    }
    assert.ok(count >= 200, `too few copies to tell: ${count}`);
    assert.deepEqual(missed, []);
  });
});
