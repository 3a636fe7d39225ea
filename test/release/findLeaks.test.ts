import assert from "node:assert/strict";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {findLeaks} from "../../workbench/release/findLeaks.ts";
import {ID, madeNotebook, writeExercise} from "../exercise/madeExercise.ts";

describe("findLeaks", () => {
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-leaks-"));
    out = join(folder, "out");
    await mkdir(out);
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));
  const leaks = async (name: string, text: string): Promise<string[]> => {
    const exercise = await readExercise(await writeExercise(folder), ID);
    await mkdir(join(out, name, ".."), {recursive: true});
    await writeFile(join(out, name), text);
    return findLeaks(out, [exercise]);
  };

  it("finds nothing in the student's notebook and the public tests", async () => {
    const exercise = await readExercise(await writeExercise(folder), ID);
    assert.deepEqual(
      await leaks("exercise.ipynb", writeNotebook(studentNotebook(exercise, "en"))),
      [],
    );
  });

  for (const [what, name, text, found] of [
    ["the master", "exercise.ipynb", writeNotebook(madeNotebook()), /BEGIN SOLUTION/],
    [
      "a line of a solution",
      "notes.md",
      "  const two = 2;\n  return two * x;\n",
      /notes\.md: a line of 00-small\/double: return two \* x;/,
    ],
    [
      "a line of a hidden test",
      "x.ts",
      "const x = 1 + rng.fork('x').next();\n      await answer.double(x), 2 * x, {tolerance: 1e-9});\nexpectClose(await answer.double(x), 2 * x, {tolerance: 1e-9});",
      /expectClose\(await answer\.double\(x\)/,
    ],
    [
      "another right answer",
      "x.ts",
      "const double = (x: number): number => x + x;",
      /const double = \(x: number\)/,
    ],
    [
      "the file of hidden tests",
      "exercises/00-small/double/hidden.ts",
      "",
      /hidden\.ts: an author's file/,
    ],
    ["a folder of wrong answers", "wrong/a.ts", "", /wrong\/a\.ts: an author's file/],
  ] as const) {
    it(`finds ${what}`, async () => {
      assert.match((await leaks(name, text)).join("\n"), found);
    });
  }
});
