import assert from "node:assert/strict";
import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Analysis} from "../../workbench/analyse/analysis.ts";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {type Notebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {runCli} from "../cli/runCli.ts";
import {ID, writeExercise} from "../exercise/madeExercise.ts";
import {classRecord, passRecord, student, writeRecords} from "./classRecords.ts";

/** An answer, long enough to be compared; each number gives another one. */
function answer(number: number): string {
  const calls = ["abs", "sqrt", "exp", "log", "sin", "cos", "tan", "floor", "ceil", "cbrt"];
  const lines = Array.from(
    {length: 7},
    (_, i) =>
      `  const v${i} = Math.${calls[(number * (i + 3) + i) % 10]}(${i} ${"+-*"[(number + i) % 3]} x);`,
  );
  const sum = lines.map((_, i) => `v${i}`).join(" - ");
  return `function double(x: number): number {\n${lines.join("\n")}\n  return ${sum};\n}`;
}

describe("voxelbook analyse", function () {
  this.timeout(240_000);
  let folder: string;
  let start: Notebook;
  const at = (...parts: string[]): string => join(folder, ...parts);

  /** Hands in an answer; undefined leaves the notebook as it was released. */
  async function handIn(where: string, who: string, double: string | undefined): Promise<void> {
    const cells = start.cells.map((cell) =>
      cell.id === "double" && double !== undefined ? {...cell, source: double} : cell,
    );
    const metadata = {...start.metadata, voxelbook_work: {seconds: 120, checks: 2}};
    await mkdir(at(where, who), {recursive: true});
    await writeFile(at(where, who, "double.ipynb"), writeNotebook({...start, metadata, cells}));
  }

  const analyse = (where: string, out: string, ...more: string[]) =>
    runCli(["analyse", at(where), "--out", at(out), "--course", folder, ...more]);
  const written = async (out: string): Promise<Analysis> =>
    JSON.parse(await readFile(at(out, "analysis.json"), "utf8")) as Analysis;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-analyse-"));
    start = studentNotebook(await readExercise(await writeExercise(folder), ID), "en");
  });
  after(() => rm(folder, {recursive: true, force: true}));

  it("writes what records and notebooks say, the same each time, and sums it up", async () => {
    const records: GradeRecord[] = [];
    for (let i = 1; i <= 12; i++) {
      await handIn("class", student(i), answer(i === 12 ? 3 : i));
      records.push(passRecord(student(i), [i % 2, i % 3 ? 1 : 0], [3, 1]));
    }
    await writeRecords(at("class-out"), records);
    const {code, stdout} = await analyse("class", "class-out");
    assert.equal(code, 0);
    assert.match(stdout, /12 students, 12 records, 12 notebooks/);
    assert.match(stdout, /s003 and s012: marked in 1 of 1/);
    const first = await readFile(at("class-out", "analysis.json"), "utf8");
    const {similarity, signs, items, times, flakiness} = JSON.parse(first) as Analysis;
    assert.deepEqual(similarity.students[0].marked, [`${ID}/double`]);
    assert.deepEqual(
      signs.map(({kind, students}) => [kind, students]),
      [["same_file", ["s003", "s012"]]],
    );
    assert.deepEqual([items[0].n, times[0].own?.n, flakiness], [12, 12, null]);
    assert.match(await readFile(at("class-out", "index.html"), "utf8"), /id="similarity"/);
    const again = await analyse("class", "class-out", "--json");
    assert.equal(again.stdout, first);
    assert.equal(await readFile(at("class-out", "analysis.json"), "utf8"), first);
  });

  it("grades again with --repeat, and finds a sound submission sound", async () => {
    await handIn("two", "s001", "function double(x: number): number {\n  return x + x;\n}");
    await handIn("two", "s002", undefined);
    const grade = ["grade", at("two"), "--out", at("two-out"), "--course", folder];
    const graded = await runCli([...grade, "--seed", "trial", "--jobs", "1", "--json"]);
    assert.equal(graded.code, 0, graded.stderr);
    // Changed after it was graded: it cannot be graded again as it was.
    await handIn("two", "s002", "function double(x: number): number {\n  return x;\n}");
    const flags = ["--repeat", "2", "--jobs", "1", "--json"];
    const {code, stdout, stderr} = await analyse("two", "two-out", ...flags);
    assert.equal(code, 0, stderr);
    const {flakiness} = JSON.parse(stdout) as Analysis;
    assert.deepEqual([flakiness?.sampled, flakiness?.of, flakiness?.tests], [2, 2, []]);
    assert.deepEqual(
      flakiness?.failed.map((one) => [one.student, /changed since it was graded/.test(one.reason)]),
      [["s002", true]],
    );
    assert.deepEqual(await written("two-out"), JSON.parse(stdout));
  });

  it("works on one submission, and on none", async () => {
    await handIn("one", "s001", answer(1));
    await writeRecords(at("one-out"), [passRecord("s001", [1], [1])]);
    assert.equal((await analyse("one", "one-out")).code, 0);
    await mkdir(at("none"));
    await mkdir(at("none-out"));
    const {code, stdout} = await analyse("none", "none-out");
    assert.equal(code, 0);
    assert.match(stdout, /no record of a graded submission was found/);
    const {counts, similarity, items, notes} = await written("none-out");
    assert.deepEqual(counts, {students: 0, records: 0, notebooks: 0});
    assert.deepEqual([similarity.answers, similarity.students, items], [[], [], []]);
    assert.deepEqual(
      notes.map((note) => note.code),
      ["class.none", "notebooks.none"],
    );
  });

  it("holds nothing of hidden tests but how they ended", async () => {
    const hidden = {id: "secret", status: "fail", got: "41.8125", hidden: true} as const;
    await handIn("hidden", "s001", answer(1));
    await writeRecords(at("hidden-out"), [
      classRecord("s001", [hidden]),
      classRecord("s002", [hidden]),
    ]);
    assert.equal((await analyse("hidden", "hidden-out")).code, 0);
    const text = await readFile(at("hidden-out", "analysis.json"), "utf8");
    assert.doesNotMatch(text, /41\.8125|what was expected/);
  });

  it("ends on submissions that are no notebook, and on hostile ones", async () => {
    await handIn("hostile", "s001", "(".repeat(100_000));
    await handIn("hostile", "s002", "double(1);".repeat(9_000));
    await handIn("hostile", "s003", "double(1);".repeat(9_000));
    await mkdir(at("hostile", "s004"));
    await writeFile(at("hostile", "s004", "double.ipynb"), "{no json");
    await mkdir(at("hostile-out", "s001"), {recursive: true});
    await writeFile(at("hostile-out", "s001", "double.json"), "{broken");
    const {code, stderr} = await analyse("hostile", "hostile-out");
    assert.equal(code, 0);
    assert.match(stderr, /not read: s001\/double\.json/);
    const {counts, similarity} = await written("hostile-out");
    assert.equal(counts.notebooks, 3);
    assert.deepEqual([similarity.answers[0].compared, similarity.answers[0].short], [2, 1]);
  });

  const wrong: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
    ["no such submissions", ["nowhere", "class-out"], /submissions: no such folder: .*nowhere/],
    ["no results", ["class", "nowhere"], /--out: no such folder[\s\S]*fix: voxelbook grade/],
    ["a file for a folder", ["class", "class-out/analysis.json"], /--out: not a folder/],
    ["no repetition", ["class", "class-out", "--repeat", "0"], /whole number of at least 1/],
  ];
  for (const [what, [where, out, ...more], says] of wrong) {
    it(`refuses ${what}`, async () => {
      const {code, stderr} = await analyse(where, out, ...more);
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
  }
});
