import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {newChapter, newExercise} from "../../workbench/cli/new/createNew.ts";
import {findExercises, readExercise} from "../../workbench/exercise/readExercise.ts";
import {requireMaster} from "../../workbench/exercise/requireMaster.ts";
import {authorCheck} from "../../workbench/grader/authorCheck.ts";
import {chooseIsolation} from "../../workbench/grader/chooseIsolation.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import {readNotebook, stripOutputs, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {runNotebook} from "../../workbench/notebook/run.ts";
import {inScratch} from "../data/scratch.ts";
import {runCli} from "./runCli.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Makes an empty course in a folder, with the packages of this one. */
async function emptyCourse(folder: string): Promise<void> {
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await mkdir(join(folder, "notebooks"));
  await mkdir(join(folder, "exercises"));
}

/** Runs work with what it prints thrown away: the files are what is looked at. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const {stdout, stderr} = process;
  const write = {stdout: stdout.write, stderr: stderr.write};
  stdout.write = stderr.write = () => true;
  try {
    await work();
  } finally {
    stdout.write = write.stdout;
    stderr.write = write.stderr;
  }
}

describe("voxelbook new chapter", () => {
  it("writes a chapter of the house's form that runs to its end", () =>
    inScratch(async (folder) => {
      await emptyCourse(folder);
      await quietly(() =>
        newChapter("05-first-order", {title: "First", json: false, start: folder}),
      );
      const path = join(folder, "notebooks/05-first-order.ipynb");
      const text = await readFile(path, "utf8");
      const notebook = readNotebook(text, path);
      assert.equal(
        text,
        writeNotebook(stripOutputs(notebook)),
        "stripped, and written as Jupyter does",
      );
      const about = notebook.metadata["voxelbook"] as Record<string, unknown>;
      const fields = ["title", "question", "objectives", "needs", "datasets", "seed", "seconds"];
      for (const field of fields) assert.ok(field in about, field);
      const checks = notebook.cells.filter(({metadata}) => metadata.tags?.includes("check"));
      assert.ok(checks.length > 0);
      for (const {source, cell_type} of notebook.cells) {
        const lines = source.split("\n");
        if (cell_type === "code")
          assert.ok(lines.length <= 20 && lines.every((l) => l.length <= 78));
      }
      const {status} = await runNotebook(notebook, {name: path, cwd: root, language: "en"});
      assert.equal(status, "ok");
    })).timeout(60_000);

  it("never overwrites, and refuses a number that is taken", () =>
    inScratch(async (folder) => {
      await emptyCourse(folder);
      const path = join(folder, "notebooks/05-first-order.ipynb");
      await writeFile(path, "mine");
      const options = {title: undefined, json: true, start: folder};
      await assert.rejects(newChapter("05-first-order", options), {
        name: "CliError",
        message: /notebooks\/05-first-order\.ipynb exists already; nothing was written/,
      });
      await assert.rejects(
        newChapter("05-other", options),
        /chapter 05 exists already: notebooks\/05/,
      );
      assert.equal(await readFile(path, "utf8"), "mine");
    }));
});

describe("voxelbook new exercise", () => {
  const id = "05-first-order/mean";

  it("writes an exercise that the author's check finds sound", () =>
    inScratch(async (folder) => {
      await emptyCourse(folder);
      await quietly(() =>
        newChapter("05-first-order", {title: undefined, json: false, start: folder}),
      );
      const options = {problem: "4834569", title: undefined, json: true, start: folder};
      await quietly(() => newExercise(id, options));
      const exercises = join(folder, "exercises");
      assert.deepEqual(await findExercises(exercises), [id]);
      const exercise = await readExercise(exercises, id);
      requireMaster(exercise);
      assert.equal(exercise.info.title, "Mean");
      const isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
      try {
        const {problems, counts} = await authorCheck(exercise, isolation, () => undefined);
        assert.deepEqual(problems, []);
        assert.deepEqual([counts.wrong, counts.alternative], [4, 2]);
      } finally {
        await isolation.close();
      }
    })).timeout(180_000);

  for (const kinds of [
    ["number", "expression", "choice", "order", "graph", "text"],
    ["mask", "figure"],
  ] as const) {
    it(`writes an exercise of ${kinds.join(", ")} that is sound`, () =>
      inScratch(async (folder) => {
        await emptyCourse(folder);
        await writeFile(join(folder, "notebooks/05-first-order.ipynb"), "a chapter");
        const options = {problem: "4834569", kinds, title: "Mixed", json: true, start: folder};
        await quietly(() => newExercise(id, options));
        const exercise = await readExercise(join(folder, "exercises"), id);
        assert.deepEqual(
          exercise.info.answers.map(({kind}) => kind),
          kinds,
        );
        const isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
        try {
          const {problems} = await authorCheck(exercise, isolation, () => undefined);
          assert.deepEqual(problems, []);
        } finally {
          await isolation.close();
        }
      })).timeout(180_000);
  }

  it("never overwrites, and leaves no half-written folder", () =>
    inScratch(async (folder) => {
      await emptyCourse(folder);
      await writeFile(join(folder, "notebooks/05-first-order.ipynb"), "a chapter");
      await mkdir(join(folder, "exercises", id), {recursive: true});
      const options = {problem: "4834569", title: undefined, json: true, start: folder};
      await assert.rejects(
        newExercise(id, options),
        /exercises\/05-first-order\/mean exists already/,
      );
      assert.deepEqual(await readdir(join(folder, "exercises")), ["05-first-order"]);
      assert.deepEqual(await readdir(join(folder, "exercises", id)), []);
    }));

  it("refuses an exercise without its chapter", () =>
    inScratch(async (folder) => {
      await emptyCourse(folder);
      const options = {problem: "1", title: undefined, json: true, start: folder};
      await assert.rejects(newExercise(id, options), {
        name: "CliError",
        exitCode: 2,
        message: /notebooks\/05-first-order\.ipynb is not there/,
      });
      assert.ok(!existsSync(join(folder, "exercises/05-first-order")));
    }));
});

describe("voxelbook new, wrongly used", () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [["new", "chapter"], /missing required argument 'name'/],
    [["new", "chapter", "First Order"], /must be NN-topic, such as .*got "First Order"/],
    [["new", "chapter", "../05-x"], /got "\.\.\/05-x"/],
    [["new", "exercise", "05-x/y"], /required option '--problem <number>' not specified/],
    [["new", "exercise", "y", "--problem", "1"], /must be NN-topic\/name, such as .*got "y"/],
    [["new", "exercise", "02-ct-numbers/y", "--problem", "x"], /must be the number .* got x/],
    [
      ["new", "exercise", "05-x/y", "--problem", "1", "--kind", "poem"],
      /choices are function, num/,
    ],
    [
      ["new", "exercise", "05-x/y", "--problem", "1", "--kind", "text", "--kind", "text"],
      /each --kind may stand once, got text twice/,
    ],
    [["new", "chaptr"], /unknown command 'chaptr'/],
  ];
  for (const [args, message] of wrong) {
    it(`answers "${args.join(" ")}" with exit code 2 and what was wrong`, async () => {
      const {code, stderr} = await runCli(args);
      assert.match(stderr, message);
      assert.equal(code, 2);
    }).timeout(60_000);
  }
});
