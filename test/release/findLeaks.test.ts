import assert from "node:assert/strict";
import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {gzipSync, strToU8, zipSync} from "fflate";
import {findExercises, readExercise} from "../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {type Notebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {findLeaks, type LeakSearch, prepareLeakSearch} from "../../workbench/release/findLeaks.ts";
import {ID, madeNotebook, type Parts, writeExercise} from "../exercise/madeExercise.ts";
import {root} from "../repo/sources.ts";

/** A solution that is long enough to be told from anybody's code, and its one-line form. */
const LONG = "  const half = x / 2;\n  const four = half * 4;\n  return four - half * 0 + 0 * x;";
const CELLS = {
  double: `// Doubles x.\nfunction double(x: number): number {\n  // BEGIN SOLUTION\n${LONG}\n  // END SOLUTION\n}`,
};

/** Writes the one file of a tar archive. */
function tar(name: string, text: string): Uint8Array {
  const body = strToU8(text);
  const archive = new Uint8Array(512 * (2 + Math.ceil(body.length / 512)));
  archive.set(strToU8(name), 0);
  archive.set(strToU8(`${body.length.toString(8).padStart(11, "0")}\0`), 124);
  archive[156] = 48;
  archive.set(body, 512);
  return archive;
}

describe("findLeaks", () => {
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-leaks-"));
    out = join(folder, "out");
    await mkdir(out);
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));
  const prepare = async (parts: Parts = {}): Promise<LeakSearch> => {
    const exercise = await readExercise(await writeExercise(folder, {cells: CELLS, ...parts}), ID);
    return prepareLeakSearch(folder, [exercise]);
  };
  const leaks = async (name: string, text: string | Uint8Array, parts?: Parts): Promise<string> => {
    const search = await prepare(parts);
    await mkdir(dirname(join(out, name)), {recursive: true});
    await writeFile(join(out, name), text);
    return (await findLeaks(out, search)).join("\n");
  };
  /** The student's notebook with something added to one of its cells, or to its metadata. */
  const copy = async (
    add: (notebook: Notebook) => Notebook,
    parts: Parts = {},
  ): Promise<string> => {
    const exercises = await writeExercise(folder, {cells: CELLS, ...parts});
    return writeNotebook(add(studentNotebook(await readExercise(exercises, ID), "en")));
  };
  const inCell =
    (id: string, text: string) =>
    (notebook: Notebook): Notebook => ({
      ...notebook,
      cells: notebook.cells.map((cell) =>
        cell.id === id ? {...cell, source: `${cell.source}\n${text}`} : cell,
      ),
    });

  it("finds nothing in the student's notebook and the public tests", async () => {
    assert.equal(await leaks("exercise.ipynb", await copy((notebook) => notebook)), "");
    const tests = await readFile(join(folder, "exercises", ID, "tests.ts"), "utf8");
    assert.equal(await leaks("tests.ts", tests), "");
  });

  const joined = LONG.replace(/\s+/g, " ").trim();
  for (const [what, text] of [
    ["as it stands", LONG],
    ["in one line", joined],
    ["with other indents", LONG.replace(/^ +/gm, "\t\t")],
    ["in line comments", LONG.replace(/^/gm, "// ")],
    ["in a block comment", `/*\n${LONG.replace(/^/gm, " * ")}\n */`],
    ["in a comment of HTML", `<!-- ${joined} -->`],
    ["in a quoted text", JSON.stringify(LONG)],
    ["in a template", `\`${LONG}\``],
    ["in the middle of a sentence", `The answer is ${joined} and no other.`],
    ["from its second line on", LONG.slice(LONG.indexOf("\n"))],
    ["without its first and last token", joined.replace(/^const /, "").replace(/;$/, "")],
  ] as const) {
    it(`finds a solution ${what}, naming file and line`, async () => {
      assert.match(
        await leaks("notes.md", `A line.\n\n${text}\n`),
        /^notes\.md, line [3-5]: from the solution of 00-small\/double \(cell double\): /,
      );
    });
  }

  it("finds no solution of which one token in each part is another", async () => {
    const other = joined
      .replace("x / 2", "y / 2")
      .replace("half * 4", "half * 5")
      .replace("0 * x", "0 / x");
    assert.equal(await leaks("notes.md", other), "");
  });

  it("finds a short answer as a whole, not in its parts", async () => {
    assert.match(await leaks("a.md", 'It is const width = "2.5 cm"; of course.'), /cell width/);
    assert.equal(await leaks("a.md", "A width of 2.5 cm is const."), "");
  });

  for (const [what, add, place] of [
    ["a Markdown cell", inCell("task", joined), /cell task, line 2: from the solution/],
    [
      "the open part of its own cell",
      inCell("double", `// ${joined}`),
      /cell double, line 5: from the/,
    ],
    [
      "the metadata of a cell",
      (notebook: Notebook) => ({
        ...notebook,
        cells: notebook.cells.map((cell) =>
          cell.id === "hint-2" ? {...cell, metadata: {...cell.metadata, note: joined}} : cell,
        ),
      }),
      /cell hint-2, metadata\.note, line 1: from the solution/,
    ],
    [
      "the metadata of the notebook",
      (notebook: Notebook) => ({
        ...notebook,
        metadata: {...notebook.metadata, old: [{deep: joined}]},
      }),
      /exercise\.ipynb, metadata\.old\[0\]\.deep, line 1: from the solution/,
    ],
    [
      "a key of the metadata",
      (notebook: Notebook) => ({
        ...notebook,
        metadata: {...notebook.metadata, [joined]: 1},
      }),
      /a key, line 1: from the solution/,
    ],
  ] as const) {
    it(`finds a solution in ${what}, naming it`, async () => {
      assert.match(await leaks("exercise.ipynb", await copy(add)), place);
    });
  }

  it("finds a solution that the author left in a Markdown cell of the master", async () => {
    const cells = {...CELLS, task: `# Double\n\nThat is ${joined}`};
    const text = await copy((notebook) => notebook, {cells});
    assert.match(
      await leaks("exercise.ipynb", text, {cells}),
      /cell task, line 3: from the solution/,
    );
  });

  it("finds a solution that the author left in a comment of the public tests", async () => {
    const exercises = await writeExercise(folder, {cells: CELLS});
    const clean = await readFile(join(exercises, ID, "tests.ts"), "utf8");
    const tests = `${clean}// ${joined}\n`;
    assert.match(await leaks("tests.ts", tests, {tests}), /tests\.ts, line \d+: from the solution/);
  });

  it("leaves alone what the author shows on purpose: hints, and the code of the public tests", async () => {
    const exercises = await writeExercise(folder, {cells: CELLS});
    const clean = await readFile(join(exercises, ID, "tests.ts"), "utf8");
    const tests = `${clean}function right(x: number): number {\n${LONG}\n}\n`;
    const cells = {...CELLS, "hint-3": `Nearly the code: \`${joined}\``};
    assert.equal(await leaks("tests.ts", tests, {tests}), "");
    const text = await copy((notebook) => notebook, {cells});
    assert.equal(await leaks("exercise.ipynb", text, {cells}), "");
  });

  it("finds a solution of the Chinese edition, in its words", async () => {
    const words = "因为每个数都等于它自己的一半加上另一半所以结果是两倍。";
    const chinese = {double: CELLS.double.replace("const half", `// ${words}\n  const half`)};
    assert.match(
      await leaks("exercise.zh-CN.ipynb", await copy(inCell("task", words)), {chinese}),
      /exercise\.zh-CN\.ipynb, cell task, line 2: from the solution of 00-small\/double/,
    );
  });

  it("finds a mark scheme", async () => {
    const scheme = "two points for the factor, one for the unit, none for a guess";
    const cells = {
      ...CELLS,
      task: `# Double\n### BEGIN MARK SCHEME\n${scheme}\n### END MARK SCHEME`,
    };
    assert.match(
      await leaks("README.md", scheme, {cells}),
      /from the mark scheme of 00-small\/double/,
    );
  });

  for (const [what, text, found] of [
    [
      "a line of a hidden test",
      "      await answer.double(x), 2 * x, {tolerance: 1e-9});\nexpectClose(await answer.double(x), 2 * x, {tolerance: 1e-9});",
      /from hidden\.ts of 00-small\/double/,
    ],
    [
      "another right answer",
      "const double = (x: number): number => x + x;",
      /from alternative\/twice\.ts of 00-small\/double/,
    ],
    ["a wrong answer", "return x * x + 1;", /from wrong\/square\.ts of 00-small\/double/],
    ["the mark of a solution", "// BEGIN SOLUTION", /x\.ts, line 1: "BEGIN SOLUTION"/],
  ] as const) {
    it(`finds ${what}`, async () => {
      assert.match(await leaks("x.ts", text), found);
    });
  }

  it("finds the master in the place of the student's notebook", async () => {
    assert.match(
      await leaks("exercise.ipynb", writeNotebook(madeNotebook({cells: CELLS}))),
      /cell double, line 3: "BEGIN SOLUTION"/,
    );
  });

  for (const name of ["exercises/00-small/double/hidden.ts", "variant.ts", "wrong/a.ts"]) {
    it(`finds an author's file by its name, ${name}`, async () => {
      assert.equal(await leaks(name, ""), `${name}: an author's file`);
    });
  }

  it("looks into zips, and into zips in them", async () => {
    const inner = zipSync({"a/notes.md": strToU8(`\n${LONG}`)});
    assert.match(
      await leaks("copies.zip", zipSync({"s001.zip": inner})),
      /^copies\.zip: s001\.zip: a\/notes\.md, line 2: from the solution/,
    );
  });

  it("looks into packages for whole files, which share short runs with anybody's code", async () => {
    const search = await prepare();
    const hidden = await readFile(join(folder, "exercises", ID, "hidden.ts"), "utf8");
    const pack = (text: string): Uint8Array => gzipSync(tar("package/dist/x.js", text));
    await writeFile(join(out, "a.tgz"), pack(hidden));
    await writeFile(join(out, "b.tgz"), pack(LONG.slice(0, 30)));
    const found = await findLeaks(out, search);
    assert.deepEqual(
      found.map((leak) => leak.slice(0, 38)),
      ["a.tgz: package/dist/x.js, line 2: from"],
    );
  });

  it("finds nothing in the copies of the whole course", async function () {
    this.timeout(60_000);
    const exercisesFolder = join(root, "exercises");
    const ids = await findExercises(exercisesFolder);
    const exercises = await Promise.all(ids.map((id) => readExercise(exercisesFolder, id)));
    for (const exercise of exercises) {
      await mkdir(join(out, exercise.id), {recursive: true});
      for (const {language} of exercise.editions) {
        const text = writeNotebook(studentNotebook(exercise, language));
        await writeFile(join(out, exercise.id, `${language}.ipynb`), text);
      }
      await writeFile(join(out, exercise.id, "tests.ts"), await readFile(exercise.testsFile));
    }
    assert.deepEqual(await findLeaks(out, await prepareLeakSearch(root, exercises)), []);
  });
});
