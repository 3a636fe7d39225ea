import assert from "node:assert/strict";
import {copyFile, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {identities} from "../../workbench/export/identities.ts";
import {writeNbgrader} from "../../workbench/export/writeNbgrader.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {
  bilingual,
  HOSTILE_NAMES,
  madeQuestion,
  madeRecord,
  manualQuestion,
  MARK,
  STATES,
  streamOf,
} from "./madeRecords.ts";
import {makeGradebook, type ReadGradebook, readGradebooks, whyNoNbgrader} from "./nbgrader.ts";

const roster = [
  {student: "s1", name: "Doe, Jane", email: "s1@example.org", ids: {}},
  ...HOSTILE_NAMES.map((name, i) => ({student: `h${i}`, name, email: "", ids: {}})),
];
const writeTo = (path: string, records: readonly GradeRecord[], overwrite = false) => {
  const options = {language: "en", overwrite} as const;
  return writeNbgrader(streamOf(records), path, identities(roster), options);
};

/** A mark that came later, and gives more. */
const LATER = madeRecord("s1", {
  score: 8,
  questions: [madeQuestion(), {...manualQuestion({...MARK, points: {clear: 6}}), score: 6}],
});

describe("a gradebook that nbgrader reads", function () {
  // Python loads nbgrader twice.
  this.timeout(120_000);
  let folder: string;
  let fresh: ReadGradebook;
  let filled: ReadGradebook;
  let twice: ReadGradebook;
  let flagged: ReadGradebook;
  let replaced: ReadGradebook;
  let kept: readonly {reason: string}[];
  before(async function () {
    const why = await whyNoNbgrader();
    if (why !== null) {
      console.log(`      skipped: ${why}`);
      return this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), "voxelbook-nbgrader-"));
    const at = (name: string): string => join(folder, `${name}.db`);
    await makeGradebook(at("filled"));
    await copyFile(at("filled"), at("other"));
    const states = ["graded", "waiting", "unreadable", "missing"];
    await writeTo(at("fresh"), [
      ...states.map((name, i) => madeRecord(`s${i + 1}`, STATES[name])),
      ...HOSTILE_NAMES.map((_, i) => madeRecord(`h${i}`)),
    ]);
    const two = [madeRecord("s1"), madeRecord("s2", STATES["waiting"])];
    ({kept} = await writeTo(at("filled"), two));
    for (const name of ["twice", "flagged", "replaced"]) {
      await writeTo(at(name), [madeRecord("s1")]);
    }
    await writeTo(at("twice"), [madeRecord("s1")]);
    await writeTo(at("flagged"), [LATER]);
    await writeTo(at("replaced"), [LATER], true);
    const names = ["fresh", "filled", "twice", "flagged", "replaced"];
    [fresh, filled, twice, flagged, replaced] = await readGradebooks(names.map(at));
  });
  after(() => folder && rm(folder, {recursive: true, force: true}));

  it("has the scores, maxima and flags of every state, in a new file", () => {
    const {students, submissions} = fresh;
    const of = (student: string) => submissions.find((one) => one.student === student);
    assert.deepEqual(of("s1"), {
      assignment: "00-small",
      notebook: "double",
      student: "s1",
      timestamp: "2026-01-01 08:30:00.250000",
      score: 5,
      max_score: 10,
      needs_manual_grade: false,
      grades: {double: [2, null, false, 4], why: [null, 3, false, 6]},
      comments: {
        double: ["title of double.hidden.1: differs", null],
        why: [null, "Clear: 3 of 6\ngood, but short"],
      },
    });
    assert.deepEqual(of("s2")?.grades, {double: [2, null, false, 4], why: [null, null, true, 6]});
    assert.deepEqual([of("s2")?.score, of("s2")?.needs_manual_grade], [2, true]);
    assert.deepEqual(of("s3")?.grades["double"], [0, null, false, 4]);
    assert.equal(of("s4"), undefined);
    const student = (id: string) => students.find((one) => one.id === id);
    assert.deepEqual(student("s1"), {
      id: "s1",
      first: "Jane",
      last: "Doe",
      email: "s1@example.org",
      score: 5,
    });
    assert.equal(student("s4")?.score, 0);
    assert.equal(student("h6")?.last, HOSTILE_NAMES[6]);
  });

  it("keeps what persons did in nbgrader, flags it, and fills in the rest", () => {
    assert.match(kept[0].reason, /double keeps the score 3\.5 that a person gave in nbgrader/);
    const {students, submissions} = filled;
    const [first] = submissions.filter(({notebook}) => notebook === "double");
    assert.deepEqual(first.grades, {double: [2, 3.5, true, 4], why: [null, 3, false, 6]});
    assert.deepEqual(first.comments["double"], ["title of double.hidden.1: differs", "by hand"]);
    assert.equal(first.timestamp, "2026-01-01 08:30:00.250000");
    const known = students.find(({id}) => id === "s1");
    assert.deepEqual(
      [known?.first, known?.last, known?.email],
      ["Known", "Name", "s1@example.org"],
    );
  });

  it("mirrors the whole assignment in each submission, as nbgrader does", () => {
    const other = filled.submissions.find(
      ({notebook, student}) => notebook === "other" && student === "s2",
    );
    assert.deepEqual(other?.grades, {else: [null, null, true, 1]});
  });

  it("is the same after a second export, and follows a later mark only when asked to", () => {
    const grades = ({submissions}: ReadGradebook) => submissions[0].grades["why"];
    assert.deepEqual(grades(twice), [null, 3, false, 6]);
    assert.deepEqual(grades(flagged), [null, 3, true, 6]);
    assert.deepEqual(grades(replaced), [null, 6, false, 6]);
  });

  it("is refused where it has other cells or points, and stays as it was", async () => {
    const path = join(folder, "other.db");
    const bytes = await readFile(path);
    const more = [madeQuestion({max_score: 5}), manualQuestion(MARK)];
    await assert.rejects(writeTo(path, [madeRecord("s1", {questions: more})]), {
      exitCode: 1,
      message: /cell double of 00-small\/double must have a maximum of 5, got a maximum of 4/,
      fix: /nbgrader generate_assignment/,
    });
    const named = [madeQuestion({id: "new", title: bilingual("New")})];
    await assert.rejects(writeTo(path, [madeRecord("s1", {questions: named})]), /got no such cell/);
    assert.deepEqual(await readFile(path), bytes);
    assert.ok((await readdir(folder)).every((name) => name.endsWith(".db")));
  });
});

describe("writeNbgrader", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-nbgrader-"));
    path = join(folder, "gradebook.db");
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));
  const write = (records: readonly GradeRecord[]) => writeTo(path, records);

  for (const [what, text] of [
    ["no database", "name,score\n"],
    ["an empty file", ""],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await writeFile(path, text);
      await assert.rejects(write([madeRecord("s1")]), {
        exitCode: 2,
        message: /must be a gradebook of nbgrader/,
      });
      assert.equal(await readFile(path, "utf8"), text);
    });
  }

  it("refuses a gradebook of another revision", async () => {
    await write([madeRecord("s1")]);
    const {Database} = createRequire(import.meta.url)(
      "node-sqlite3-wasm",
    ) as typeof import("node-sqlite3-wasm");
    const db = new Database(path);
    db.run("UPDATE alembic_version SET version_num = 'b6d005d67074'");
    db.close();
    await assert.rejects(write([madeRecord("s1")]), {exitCode: 1, fix: /nbgrader db upgrade/});
  });

  it("refuses a gradebook that another program is writing", async () => {
    await write([madeRecord("s1")]);
    await writeFile(`${path}-journal`, "");
    await assert.rejects(write([madeRecord("s1")]), /another program is writing it/);
  });

  it("leaves no file behind when a record stops it", async () => {
    async function* broken(): AsyncGenerator<GradeRecord> {
      yield madeRecord("s1");
      throw new Error("the disk is gone");
    }
    const options = {language: "en", overwrite: false} as const;
    const failing = writeNbgrader(broken(), path, identities(undefined), options);
    await assert.rejects(failing, /the disk is gone/);
    assert.deepEqual(await readdir(folder), []);
  });
});
