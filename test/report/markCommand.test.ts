import assert from "node:assert/strict";
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {main} from "../../workbench/cli/main.ts";
import type {SavedMark} from "../../workbench/grader/marks.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {writeReports} from "../../workbench/report/writeReports.ts";
import {madeMark, madeRecord, manualQuestion, testQuestion} from "./madeRecords.ts";

/** Runs a command line in this process, and catches what it prints. */
async function run(...args: string[]): Promise<{code: number; out: string; errors: string}> {
  const writes = [process.stdout.write, process.stderr.write] as const;
  const [before, said] = [process.exitCode, {out: "", errors: ""}];
  process.stdout.write = (text: string | Uint8Array): boolean => {
    said.out += String(text);
    return true;
  };
  process.stderr.write = (text: string | Uint8Array): boolean => {
    said.errors += String(text);
    return true;
  };
  try {
    process.exitCode = undefined;
    const code = await main(args);
    return {code: Number(process.exitCode ?? code), ...said};
  } finally {
    [process.stdout.write, process.stderr.write] = writes;
    process.exitCode = before;
  }
}

describe("voxelbook mark", function () {
  this.timeout(60_000);
  let folder: string;
  let graded: string;
  const record = async (student: string): Promise<GradeRecord> =>
    JSON.parse(await readFile(join(graded, student, "00-small/double.json"), "utf8"));
  const marksFile = async (...marks: SavedMark[]): Promise<string> => {
    const path = join(folder, "marks.json");
    await writeFile(path, JSON.stringify({schema: 1, marks, comments: {}}));
    return path;
  };
  /** Every file of the results with its content. */
  const everything = async (): Promise<[string, string][]> => {
    const names = (await readdir(graded, {recursive: true, withFileTypes: true}))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(
      names
        .sort()
        .map(async (name): Promise<[string, string]> => [name, await readFile(name, "utf8")]),
    );
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-mark-"));
    graded = join(folder, "graded");
    for (const student of ["s001", "s002", "s003"]) {
      const questions = [testQuestion(), manualQuestion(student === "s003" ? "" : "Because.")];
      const path = join(graded, student, "00-small/double.json");
      await mkdir(dirname(path), {recursive: true});
      const text = JSON.stringify(madeRecord({student, questions}), null, 2);
      await writeFile(path, `${text}\n`);
    }
    await writeReports(graded, {language: "zh-CN", courseTitle: "Course"});
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("says without a file how many answers wait, question by question", async () => {
    const {code, out} = await run("mark", graded);
    assert.equal(code, 0);
    assert.match(out, /question +title +waiting +marked\n00-small\/double\/why +Why\? +2 +0\n/);
    assert.match(out, /answers waiting for a person: 2; mark them in /);
    const {out: json} = await run("mark", graded, "--json");
    assert.deepEqual(JSON.parse(json), [
      {exercise: "00-small/double", question: "why", title: "Why?", waiting: 2, marked: 0},
    ]);
  });

  it("merges marks into records, reports and overview, in the overview's language", async () => {
    const {code, out, errors} = await run("mark", graded, await marksFile(madeMark("Because.")));
    assert.equal(code, 0, errors);
    assert.match(out, /marks: 1 taken; answers waiting for a person: 1/);
    const {status, score, questions} = await record("s001");
    assert.deepEqual([status, score], ["graded", 3]);
    assert.equal(questions[1].manual?.mark?.comment, "Nearly.");
    assert.equal((await record("s002")).status, "needs_manual");
    assert.match(
      await readFile(join(graded, "s001/report.html"), "utf8"),
      /lang="zh-CN"[\s\S]*Nearly\./,
    );
    assert.match(await readFile(join(graded, "index.html"), "utf8"), /<h1>Course<\/h1>/);
    assert.match(
      await readFile(join(graded, "grades.csv"), "utf8"),
      /s001,00-small\/double,graded,3,/,
    );
    const {marks} = JSON.parse(await readFile(join(graded, "marks.json"), "utf8"));
    assert.equal(marks.length, 1);
  });

  it("changes nothing when the same marks come again", async () => {
    const path = await marksFile(madeMark("Because."));
    await run("mark", graded, path);
    const before = await everything();
    const {code, out} = await run("mark", graded, path);
    assert.equal(code, 0);
    assert.match(out, /marks: 0 taken, 1 there already/);
    assert.deepEqual(await everything(), before);
  });

  it("takes the good marks of a file, refuses the others by name, and ends with 1", async () => {
    const path = await marksFile(
      madeMark("Because."),
      madeMark("Earlier.", {student: "s002"}),
      madeMark("", {student: "s003"}),
    );
    const {code, out, errors} = await run("mark", graded, path, "--json");
    assert.equal(code, 1);
    const {taken, refused, waiting} = JSON.parse(out);
    assert.deepEqual([taken.length, refused.length, waiting], [1, 2, 1]);
    assert.match(errors, /refused: s002 00-small\/double\/why: the answer has changed/);
    assert.match(errors, /refused: s003 00-small\/double\/why: nothing was handed in/);
  });

  it("merges the files of several markers, the newest mark of an answer last", async () => {
    const [first, second] = [join(folder, "a.json"), join(folder, "b.json")];
    const newer = {points: {idea: 0, words: 0}, marked_at: "2026-01-04T00:00:00.000Z"};
    const file = (mark: SavedMark): string =>
      JSON.stringify({schema: 1, marks: [mark], comments: {}});
    await writeFile(first, file(madeMark("Because.")));
    await writeFile(second, file(madeMark("Because.", newer)));
    const {code} = await run("mark", graded, first, second);
    assert.equal(code, 0);
    assert.equal((await record("s001")).score, 0);
    assert.equal((await record("s001")).status, "graded");
  });

  it("leaves everything as it was when something cannot be written", async () => {
    if (process.getuid?.() === 0) {
      // Root may write everywhere: a folder stands where a file must be.
      await rm(join(graded, "grades.csv"));
      await mkdir(join(graded, "grades.csv/below"), {recursive: true});
    } else await chmod(join(graded, "s002"), 0o500);
    const before = await everything();
    const path = await marksFile(madeMark("Because."), madeMark("Because.", {student: "s002"}));
    const {code, errors} = await run("mark", graded, path);
    assert.notEqual(code, 0);
    assert.match(errors, /cannot be written/);
    assert.deepEqual(await everything(), before);
  });

  for (const [what, args, exit, message] of [
    ["a folder that is not there", ["nowhere"], 2, /no such folder: nowhere/],
    ["a file for the folder", ["broken.json"], 2, /graded: not a folder: broken\.json/],
    ["a folder without a name", [""], 2, /graded: must name a folder, got ""/],
    ["a folder without results", ["empty"], 2, /empty holds no results of a grading/],
    ["a file that is not there", ["graded", "none.json"], 2, /none\.json cannot be read/],
    ["a file that is no JSON", ["graded", "broken.json"], 1, /broken\.json is not JSON/],
    ["an unknown language", ["graded", "--language", "fr"], 2, /Allowed choices are en, zh-CN/],
  ] as const) {
    it(`ends with ${exit} for ${what}, and changes nothing`, async () => {
      await mkdir(join(folder, "empty"));
      await writeFile(join(folder, "broken.json"), "{");
      const home = process.cwd();
      process.chdir(folder);
      try {
        const before = await everything();
        const {code, errors} = await run("mark", ...args);
        assert.equal(code, exit, errors);
        assert.match(errors, message);
        assert.deepEqual(await everything(), before);
      } finally {
        process.chdir(home);
      }
    });
  }

  it("does not touch marks that are damaged, and says so", async () => {
    await writeFile(join(graded, "marks.json"), "{");
    const {code, errors} = await run("mark", graded, await marksFile(madeMark("Because.")));
    assert.equal(code, 1);
    assert.match(errors, /graded\/marks\.json is not JSON/);
    assert.equal(await readFile(join(graded, "marks.json"), "utf8"), "{");
  });
});
