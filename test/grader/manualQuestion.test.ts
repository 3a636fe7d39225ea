import assert from "node:assert/strict";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Exercise} from "../../workbench/exercise/readExercise.ts";
import {readSubmittedFile} from "../../workbench/exercise/readSubmission.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {applyMarks} from "../../workbench/grader/applyMarks.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {gradeSubmission} from "../../workbench/grader/gradeSubmission.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {GradeRecord, RecordQuestion} from "../../workbench/grader/record.ts";
import {templateExercise} from "../exercise/templateExercise.ts";
import {type Cell, writeNotebook} from "../../workbench/notebook/nbformat.ts";

describe("answers that a person marks", function () {
  this.timeout(120_000);
  let folder: string;
  let exercise: Exercise;
  let isolation: Isolation;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-manual-"));
    exercise = await templateExercise(folder, ["text", "figure"]);
    isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
  });
  after(async () => {
    await isolation.close();
    await rm(folder, {recursive: true, force: true});
  });

  /** Grades a student's copy in which some cells hold something else. */
  async function grade(
    sources: Readonly<Record<string, string>>,
    {more = [], asCode = ""}: {more?: readonly Cell[]; asCode?: string} = {},
  ): Promise<GradeRecord> {
    const {cells, ...notebook} = studentNotebook(exercise, "en");
    const own = cells.map((cell): Cell => {
      const changed = {...cell, source: sources[cell.id] ?? cell.source};
      if (cell.id !== asCode) return changed;
      return {...changed, cell_type: "code", outputs: [], execution_count: null};
    });
    const path = join(folder, "words.ipynb");
    await writeFile(path, writeNotebook({...notebook, cells: [...own, ...more]}));
    const file = await readSubmittedFile(path);
    assert.ok(file.ok);
    const context = {exercise, isolation, testsSha256: "", libVersion: "0.1.0"};
    const chosen = {ok: true as const, path: "words.ipynb", file};
    const submission = {student: "s001", seed: "s", attempt: 1, submittedAt: null, chosen};
    const record = await gradeSubmission(context, submission);
    return applyMarks(record, {schema: 1, marks: [], comments: {}});
  }
  const question = ({questions}: GradeRecord, id: string): RecordQuestion =>
    questions.find((one) => one.id === id) ?? assert.fail(`no question ${id}`);

  it("wait for nobody when nothing was written into them", async () => {
    const record = await grade({reason: "  *Write your answer here, in place of this line.*\n"});
    assert.equal(record.status, "graded");
    assert.equal(record.score, 0);
    for (const id of ["reason", "figure"]) {
      const {manual, tests, max_score} = question(record, id);
      assert.deepEqual([manual?.answer, tests, max_score], ["", [], 3]);
    }
  });

  it("are kept as they were written, with their rubric in both languages", async () => {
    const record = await grade({
      reason: "Because of **water**.",
      figure: "const figure = {data: [{y: Float64Array.of(1, 2)}], layout: {}};",
    });
    assert.equal(record.status, "needs_manual");
    const {kind, manual} = question(record, "reason");
    assert.deepEqual(
      [kind, manual?.kind, manual?.answer],
      ["text", "text", "Because of **water**."],
    );
    assert.match(manual?.answer_sha256 ?? "", /^[0-9a-f]{64}$/);
    assert.deepEqual(
      manual?.rubric.map(({id, points}) => [id, points]),
      [
        ["cause", 2],
        ["limit", 1],
      ],
    );
    assert.equal(question(record, "figure").manual?.answer, '{"data":[{"y":[1,2]}],"layout":{}}');
  });

  it("show the marker why a figure's code failed", async () => {
    const source = 'const figure = {data: [new Error("x")], layout: {}};';
    const {manual, tests, score} = question(await grade({figure: source}), "figure");
    assert.deepEqual(JSON.parse(manual?.answer ?? ""), {data: [], layout: {}, source});
    assert.deepEqual(
      tests.map(({id, status, max_score, message}) => [id, status, max_score, message?.code]),
      [["figure.public.1", "error", 0, "answer.notPlain"]],
    );
    assert.equal(score, 0);
  });

  it("cut a text that nobody could read, and refuse two cells that differ", async () => {
    const long = question(await grade({reason: "word ".repeat(20_000)}), "reason").manual;
    assert.equal(long?.answer.length, 50_005);
    assert.ok(long?.answer.endsWith("[…]"));
    const twice: Cell = {cell_type: "markdown", id: "reason", metadata: {}, source: "Another."};
    const {manual, tests} = question(await grade({reason: "One."}, {more: [twice]}), "reason");
    assert.equal(manual?.answer, "");
    assert.deepEqual(
      tests.map(({status, message}) => [status, message?.code]),
      [["not_run", "answer.duplicate"]],
    );
  });

  it("are read from a cell that an editor has turned into code", async () => {
    const record = await grade({reason: "In a code cell."}, {asCode: "reason"});
    assert.equal(question(record, "reason").manual?.answer, "In a code cell.");
  });
});
