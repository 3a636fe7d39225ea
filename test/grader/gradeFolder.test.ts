import assert from "node:assert/strict";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type Exercise, readExercise} from "../../workbench/exercise/readExercise.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import type {GradeFolderResult} from "../../workbench/grader/gradeFolder.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {FILE} from "./corpus/folders.ts";
import {answered, bias, type Content, RIGHT} from "./corpus/made.ts";
import {writeCorpus} from "./corpus/write.ts";
import {gradeIn, recordsIn} from "./gradingIn.ts";

const exercisesFolder = fileURLToPath(new URL("../../exercises", import.meta.url));
const ID = "02-ct-numbers/hu-drift";

/** What a few students hand in; hostile ones are those of attacks.test.ts. */
function handedIn(exercise: Exercise): Record<string, Record<string, Content>> {
  const write = (body: string): string => writeNotebook(answered(exercise, {bias: bias(body)}));
  return {
    right: {[FILE]: write(RIGHT)},
    prints: {[FILE]: write(`console.log("hello", hu); ${RIGHT}`)},
    "wrong-sign": {[FILE]: write("return (epsilon * (1000 + hu)) / (1 + epsilon);")},
    broken: {[FILE]: write(RIGHT).slice(0, -40)},
    nothing: {"notes.txt": "sorry"},
  };
}

describe("grading a folder", function () {
  this.timeout(240_000);
  let folder: string;
  let isolation: Isolation;
  let exercise: Exercise;
  let result: GradeFolderResult;
  let records: readonly GradeRecord[];

  const gradeAll = (onSkip?: () => void): Promise<GradeFolderResult> =>
    gradeIn({
      submissions: join(folder, "in"),
      out: join(folder, "out"),
      exercisesFolder,
      ids: [ID],
      isolation,
      jobs: 2,
      onRecord: (_done, _total, _record, skipped) => {
        if (skipped) onSkip?.();
      },
    });

  const recordOf = (student: string): GradeRecord => {
    const record = records.find((one) => one.student === student);
    assert.ok(record, `${student} has no record`);
    return record;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-folder-"));
    exercise = await readExercise(exercisesFolder, ID);
    isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
    const made = Object.entries(handedIn(exercise)).map(([student, files]) => {
      return {student, exercise: ID, files, expected: {status: "graded", lost: []}} as const;
    });
    await writeCorpus(join(folder, "in"), made);
    result = await gradeAll();
    records = await recordsIn(join(folder, "out"));
  });

  after(async () => {
    await isolation.close();
    await rm(folder, {recursive: true, force: true});
  });

  it("has one record for each student, sorted, with every declared test in order", () => {
    const students = ["broken", "nothing", "prints", "right", "wrong-sign"];
    assert.deepEqual(
      records.map(({student}) => student),
      students,
    );
    const ids = recordOf("right").questions.map(({tests}) => tests.map(({id}) => id).join());
    for (const record of records) {
      assert.equal(record.max_score, exercise.info.points);
      assert.deepEqual(
        record.questions.map(({tests}) => tests.map(({id}) => id).join()),
        ids,
        record.student,
      );
    }
  });

  it("counts how they ended", () => {
    const counts = {graded: 3, not_gradable: 2, infrastructure_error: 0, needs_manual: 0};
    assert.deepEqual(result.counts, counts);
    assert.equal(recordOf("right").score, exercise.info.points);
    assert.equal(recordOf("broken").reason?.code, "submission.json");
    assert.equal(recordOf("nothing").reason?.code, "submission.missing");
  });

  it("keeps what an answer printed in public tests only", () => {
    const [question] = recordOf("prints").questions;
    assert.match(question.tests[0].output, /hello 45/);
    const hidden = question.tests.filter(({visibility}) => visibility === "hidden");
    assert.ok(hidden.length > 0 && hidden.every(({output}) => output === ""));
  });

  it("names what is no submission", () => {
    assert.deepEqual(
      result.strays.map(({path}) => path),
      ["nothing/notes.txt"],
    );
  });

  it("takes unchanged records at the next run", async () => {
    let skipped = 0;
    const again = await gradeAll(() => (skipped += 1));
    assert.equal(skipped, records.length);
    assert.equal(again.unchanged, records.length);
    assert.deepEqual(again.counts, result.counts);
    assert.deepEqual(await recordsIn(join(folder, "out")), records);
  });
});
