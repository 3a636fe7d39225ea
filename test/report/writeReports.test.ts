import assert from "node:assert/strict";
import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {NO_MARKS} from "../../workbench/grader/readMarks.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {readMade} from "../../workbench/report/readMade.ts";
import {StagedFiles} from "../../workbench/report/stagedFiles.ts";
import {writeReports} from "../../workbench/report/writeReports.ts";
import {madeAnalysis} from "./madeAnalysis.ts";
import {madeRecord, manualQuestion} from "./madeRecords.ts";

async function writeRecords(out: string, records: readonly GradeRecord[]): Promise<void> {
  for (const record of records) {
    const path = join(out, record.student, `${record.assignment}.json`);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, JSON.stringify(record));
  }
}

describe("writing the reports of a grading", function () {
  this.timeout(30_000);
  let out: string;
  const text = (path: string): Promise<string> => readFile(join(out, path), "utf8");

  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), "voxelbook-reports-"));
    await writeRecords(out, [
      madeRecord({student: "s001", questions: [manualQuestion("Because.")]}),
      madeRecord({student: "s002"}),
      madeRecord({student: "s002", assignment: "00-small/triple"}),
    ]);
  });
  afterEach(() => rm(out, {recursive: true, force: true}));

  it("gives each student a report, the instructor the overview and grades.csv", async () => {
    const done: number[] = [];
    const summary = await writeReports(out, {
      language: "en",
      courseTitle: "Course",
      names: new Map([["s001", "Doe J"]]),
      onStudent: (count) => done.push(count),
    });
    assert.deepEqual(summary, {students: 2, records: 3, waiting: 1});
    assert.deepEqual(done, [1, 2]);
    assert.match(await text("s001/report.html"), /<bdi>Doe J \(s001\)<\/bdi>/);
    assert.match(await text("s002/report.html"), /00-small\/triple/);
    assert.match(await text("grades.csv"), /^student,name,exercise/);
    assert.match(await text("index.html"), /<h1>Course<\/h1>/);
  });

  it("takes the analysis and the kept comments where they are there", async () => {
    await writeFile(join(out, "analysis.json"), JSON.stringify(madeAnalysis()));
    const comments = {"00-small/double/why": ["Say <why>."]};
    await writeFile(join(out, "marks.json"), JSON.stringify({...NO_MARKS, comments}));
    await writeReports(out, {language: "en"});
    const page = await text("index.html");
    assert.match(page, /id="similarity"/);
    assert.match(page, /Say \\u003cwhy\\u003e\./);
  });

  it("says of an analysis that is damaged that it cannot be read", async () => {
    await writeFile(join(out, "analysis.json"), "{");
    await writeReports(out, {language: "en"});
    assert.match(await text("index.html"), /analysis\.json cannot be read/);
  });

  it("leaves alone what would not change", async () => {
    await writeReports(out, {language: "en"});
    const before = await stat(join(out, "index.html"));
    await writeReports(out, {language: "en"});
    const after = await stat(join(out, "index.html"));
    assert.equal(after.ino, before.ino);
  });

  it("writes only the reports that are asked for, and the overview of all", async () => {
    const written: string[] = [];
    const write = async (path: string): Promise<void> => {
      written.push(path.slice(out.length + 1));
    };
    await writeReports(out, {language: "en", only: new Set(["s002"]), write});
    assert.deepEqual(written.sort(), ["grades.csv", "index.html", "s002/report.html"]);
  });

  it("throws the error of a page that cannot be written", async () => {
    const write = async (path: string): Promise<void> => {
      if (path.endsWith("report.html")) throw new Error("disk full");
    };
    await assert.rejects(writeReports(out, {language: "en", write}), /disk full/);
  });

  it("says in the overview how it was made, so that it can be made again", async () => {
    assert.equal(await readMade(out), undefined);
    const names = new Map([["s001", `Doe "J" <&'>`]]);
    await writeReports(out, {language: "zh-CN", courseTitle: "A & <B>", names});
    assert.deepEqual(await readMade(out), {language: "zh-CN", courseTitle: "A & <B>", names});
    // Whoever writes it again without saying so keeps title and names.
    await writeReports(out, {language: "en"});
    assert.deepEqual(await readMade(out), {language: "en", courseTitle: "A & <B>", names});
    await writeFile(join(out, "index.html"), '<meta name="voxelbook-overview" content="{">');
    assert.equal(await readMade(out), undefined);
  });
});

describe("files that take their places together", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-staged-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("are not there before, and whole afterwards", async () => {
    const staged = new StagedFiles();
    const [a, b] = [join(folder, "a.txt"), join(folder, "below/b.txt")];
    await staged.add(a, "first");
    await staged.add(b, "second");
    await staged.add(a, "last");
    await assert.rejects(stat(a));
    await staged.commit();
    assert.deepEqual([await readFile(a, "utf8"), await readFile(b, "utf8")], ["last", "second"]);
  });

  it("leave nothing when they are given up, and what was there as it was", async () => {
    const path = join(folder, "a.txt");
    await writeFile(path, "old");
    const staged = new StagedFiles();
    await staged.add(path, "new");
    await assert.rejects(staged.add(join(path, "below.txt"), "x"), /cannot be written/);
    await staged.discard();
    assert.equal(await readFile(path, "utf8"), "old");
    assert.deepEqual(await readdir(folder), ["a.txt"]);
  });
});
