import assert from "node:assert/strict";
import {mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {type DamagedRecord, eachRecord} from "../../workbench/grader/eachRecord.ts";

describe("eachRecord", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-records-"));
    const record = (student: string, assignment: string): string =>
      JSON.stringify({schema: 1, student, assignment, questions: []});
    const files: Record<string, string> = {
      "s002/b.json": record("s002", "01-x/b"),
      "s001/z.json": record("s001", "02-y/z"),
      "s001/01-x/b.json": record("s001", "01-x/b"),
      "s001/01-x/deeper/c.json": record("s001", "01-x/c"),
      "s001/other.json": '{"schema": 2}',
      "s001/list.json": "[1]",
      "s001/.b.json.1-1.part": "{",
      "s001/report.html": "<p>",
      "s003/cut.json": '{"schema": 1,',
      ".hidden/b.json": record("hidden", "01-x/b"),
      "marks.json": record("marks", "01-x/b"),
      "analysis.json": "{}",
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), {recursive: true});
      await writeFile(join(folder, name), text);
    }
    await symlink(join(folder, "s001"), join(folder, "s000"));
  });
  after(() => rm(folder, {recursive: true, force: true}));

  it("gives records by student, then by exercise, and names damaged ones", async () => {
    const damaged: DamagedRecord[] = [];
    const found: string[] = [];
    for await (const {student, assignment} of eachRecord(folder, (one) => damaged.push(one))) {
      found.push(`${student} ${assignment}`);
    }
    assert.deepEqual(found, ["s001 01-x/b", "s001 02-y/z", "s002 01-x/b"]);
    assert.deepEqual(
      damaged.map(({path}) => path),
      ["s003/cut.json"],
    );
  });

  it("finds none in a folder that is not there", async () => {
    for await (const record of eachRecord(join(folder, "nowhere"))) assert.fail(record.student);
  });
});
