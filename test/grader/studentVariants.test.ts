import assert from "node:assert/strict";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {checkInNotebook} from "../../workbench/exercise/checkInNotebook.ts";
import {type Exercise, readExercise} from "../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import type {Variant} from "../../workbench/exercise/types.ts";
import {checkNotebook, openTarget} from "../../workbench/cli/check/checkNotebooks.ts";
import {authorCheck} from "../../workbench/grader/authorCheck.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {gradeSubmission} from "../../workbench/grader/gradeSubmission.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import {makeJob} from "../../workbench/grader/makeJob.ts";
import {noteForStudent} from "../../workbench/grader/noteForStudent.ts";
import {notePerStudent, readPerStudent} from "../../workbench/grader/perStudent.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {studentSeed, variantSeed} from "../../workbench/grader/seeds.ts";
import {StudentVariants, studentVariant} from "../../workbench/grader/studentVariants.ts";
import {type Notebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {VARIANT_ID, writeVariant} from "../exercise/madeVariant.ts";
import {gradeIn, recordsIn} from "./gradingIn.ts";

const SECRET = "the secret of the tests";
const RIGHT = {
  shift: "function shifted(x: number): number {\n  return x + variant.shift;\n}",
  sum: "const total = picture[0] + picture[1];",
};

/** A student's notebook with answers in it. */
function answered(notebook: Notebook, sources: Readonly<Record<string, string>>): string {
  const cells = notebook.cells.map((cell) => ({...cell, source: sources[cell.id] ?? cell.source}));
  return writeNotebook({...notebook, cells});
}

describe("variants", function () {
  this.timeout(120_000);
  let folder: string;
  let exercisesFolder: string;
  let exercise: Exercise;
  let isolation: Isolation;
  const own = async (student: string): Promise<Variant> => {
    const variant = await studentVariant(exercise, SECRET, student);
    assert.ok(variant !== undefined);
    return variant;
  };
  const copy = (variant?: Variant): Notebook => studentNotebook(exercise, "en", {}, variant);
  before(async () => {
    isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
  });
  after(() => isolation.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-variants-"));
    exercisesFolder = await writeVariant(folder);
    exercise = await readExercise(exercisesFolder, VARIANT_ID);
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("are the same for the same student, and differ between students, courses and exercises", async () => {
    assert.deepEqual(await own("s001"), await own("s001"));
    assert.notDeepEqual(await own("s001"), await own("s002"));
    assert.notDeepEqual(await own("s001"), await studentVariant(exercise, "another", "s001"));
    const other = {...exercise, id: "00-small/other"};
    assert.notDeepEqual(await own("s001"), await studentVariant(other, SECRET, "s001"));
  });

  it("are drawn from a seed that is not the one of the hidden tests", () => {
    const seed = studentSeed(SECRET, "s001", VARIANT_ID);
    assert.match(variantSeed(seed), /^[0-9a-f]{32}$/);
    assert.notEqual(variantSeed(seed), seed);
  });

  /** Hands in one notebook of each student. */
  const handIn = async (submissions: Readonly<Record<string, string>>): Promise<string> => {
    for (const [student, text] of Object.entries(submissions)) {
      await mkdir(join(folder, "in", student), {recursive: true});
      await writeFile(join(folder, "in", student, "shift.ipynb"), text);
    }
    return join(folder, "in");
  };
  /** Grades one notebook of each student, in this process. */
  const grade = async (
    handedIn: Readonly<Record<string, string>>,
  ): Promise<ReadonlyMap<string, GradeRecord>> => {
    const submissions = await handIn(handedIn);
    const students = Object.keys(handedIn);
    const perStudent = (await readPerStudent(folder)).has(VARIANT_ID);
    const variants = new StudentVariants({exercise, secret: SECRET, perStudent, students});
    const common = {testsSha256: "", libVersion: "0.1.0"};
    const source = {
      ...common,
      exercise,
      submissions,
      secret: SECRET,
      variants,
      collected: undefined,
    };
    const records = new Map<string, GradeRecord>();
    for (const student of students) {
      const task = {student, exercise: VARIANT_ID, paths: ["shift.ipynb"]};
      const job = await makeJob(task, source, undefined);
      records.set(student, await gradeSubmission({...common, exercise, isolation}, job));
    }
    return records;
  };
  const notes = (record: GradeRecord | undefined): string[] =>
    (record?.notes ?? []).map(({code}) => code);

  it("are recomputed at grading: each student is judged by their own", async () => {
    await notePerStudent(folder, [VARIANT_ID], true);
    const [alpha, beta, gamma] = await Promise.all(["alpha", "beta", "gamma"].map(own));
    const numbers = `function shifted(x: number): number {\n  return x + ${alpha["shift"]};\n}`;
    const submissions = await handIn({
      alpha: answered(copy(alpha), {...RIGHT, shift: numbers}),
      // The right numbers of another student are wrong here.
      beta: answered(copy(beta), {...RIGHT, shift: numbers}),
      // An edited variant cell changes nothing: the master's counts.
      gamma: answered(copy(gamma), {
        ...RIGHT,
        numbers: `const variant = {shift: ${alpha["shift"]}, unit: "mm", seed: 1};`,
      }),
    });
    const out = join(folder, "out");
    const places = {submissions, out, exercisesFolder, ids: [VARIANT_ID]};
    await gradeIn({...places, isolation, jobs: 1});
    const records = new Map((await recordsIn(out)).map((record) => [record.student, record]));
    assert.equal(records.get("alpha")?.score, 4);
    assert.deepEqual(records.get("alpha")?.variant, alpha);
    assert.deepEqual(notes(records.get("alpha")), []);
    assert.equal(records.get("beta")?.score, 2);
    assert.equal(records.get("gamma")?.score, 4);
    assert.deepEqual(notes(records.get("gamma")), ["note.edited"]);
  });

  it("get a note that names the other student when the notebook holds theirs", async () => {
    await notePerStudent(folder, [VARIANT_ID], true);
    const alpha = await own("alpha");
    const records = await grade({
      alpha: answered(copy(alpha), RIGHT),
      beta: answered(copy(alpha), RIGHT),
      gamma: answered(copy(), RIGHT),
      delta: answered(copy({shift: -5, unit: "m", seed: 5}), RIGHT),
    });
    const [note, ...others] = records.get("beta")?.notes ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual([note.code, note.args], ["note.variantOther", {student: "alpha"}]);
    assert.match(note.en, /alpha/);
    // The student is not told whose it is.
    assert.equal(noteForStudent(note).code, "note.variantNotYours");
    assert.doesNotMatch(JSON.stringify(noteForStudent(note)), /alpha/);
    // The answers are formulas, so they hold for the student's own values too.
    assert.deepEqual(records.get("beta")?.variant, await own("beta"));
    assert.equal(records.get("beta")?.score, 4);
    assert.deepEqual(notes(records.get("gamma")), ["note.variantDefault"]);
    assert.deepEqual(notes(records.get("delta")), ["note.variantUnknown"]);
  });

  it("are the defaults where everybody got them, and a student's own where the notebook proves them", async () => {
    const beta = await own("beta");
    const records = await grade({
      alpha: answered(copy(), {...RIGHT, shift: "const shifted = (x: number): number => x + 1;"}),
      beta: answered(copy(beta), RIGHT),
    });
    assert.deepEqual(records.get("alpha")?.variant, {shift: 1, unit: "mm", seed: 7});
    assert.equal(records.get("alpha")?.score, 4);
    assert.deepEqual(records.get("beta")?.variant, beta);
    assert.deepEqual([...records.values()].flatMap(notes), []);
  });

  it("that a notebook claims in a wrong form are no variant", async () => {
    const notebook = copy();
    const voxelbook = {...(notebook.metadata["voxelbook"] as object), variant: {shift: [1e9]}};
    const metadata = {...notebook.metadata, voxelbook};
    const records = await grade({alpha: answered({...notebook, metadata}, RIGHT)});
    assert.equal(records.get("alpha")?.score, 4);
    assert.deepEqual(records.get("alpha")?.variant, {shift: 1, unit: "mm", seed: 7});
  });

  it("stop the grading where the author's own answer fails: that is no fault of the student", async () => {
    const broken =
      "// BEGIN SOLUTION\nconst total = Number((undefined as unknown as number[])[0]);\n// END SOLUTION";
    exercisesFolder = await writeVariant(folder, {cells: {sum: broken}});
    exercise = await readExercise(exercisesFolder, VARIANT_ID);
    await assert.rejects(
      grade({alpha: answered(copy(), RIGHT)}),
      /the author's own answer failed \(number\)/,
    );
  });

  it("of the notebook's own metadata count in voxelbook check", async () => {
    const variant = {shift: 77, unit: "mm", seed: 3};
    const path = join(folder, "mine.ipynb");
    const fixed = {...RIGHT, shift: "const shifted = (x: number): number => x + 77;"};
    await writeFile(path, answered(copy(variant), fixed));
    const target = await openTarget({kind: "notebook", path}, folder, "en");
    const report = await checkNotebook(target, isolation);
    assert.deepEqual([report.score, report.maxScore], [2, 2]);
  });

  it("of the cell that ran count in a running notebook", async () => {
    const history = [
      'const variant = {shift: 77, unit: "mm", seed: 3};',
      "const shifted = (x: number): number => x + 77;",
      RIGHT.sum,
    ];
    const request = {exercise: VARIANT_ID, history, rootDir: folder, language: "en"} as const;
    const {report} = await checkInNotebook(request);
    assert.deepEqual(
      report.questions.flatMap(({tests}) => tests.map(({status}) => status)),
      ["pass", "pass"],
    );
  });

  it("do not change the verdicts of a sound exercise", async () => {
    const {problems, counts} = await authorCheck(exercise, isolation, () => undefined);
    assert.deepEqual(problems, []);
    assert.equal(counts.variants, 4);
  });

  it("show an answer that holds for the defaults only", async () => {
    const lucky = "// BEGIN SOLUTION\nconst total = 1.2;\n// END SOLUTION";
    exercisesFolder = await writeVariant(folder, {
      cells: {
        shift:
          "function shifted(x: number): number {\n  // BEGIN SOLUTION\n  return x + 1;\n  // END SOLUTION\n}",
        sum: lucky,
      },
    });
    exercise = await readExercise(exercisesFolder, VARIANT_ID);
    const {problems} = await authorCheck(exercise, isolation, () => undefined);
    assert.ok(problems.some((one) => /verdicts must not depend on the variant/.test(one)));
  });
});

describe("readPerStudent", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-released-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("knows how exercises were given out last, and which went back to the defaults", async () => {
    assert.deepEqual([...(await readPerStudent(folder))], []);
    assert.deepEqual(await notePerStudent(folder, ["a/b", "a/c"], true), []);
    assert.deepEqual(await notePerStudent(folder, ["a/c", "a/d"], false), ["a/c"]);
    assert.deepEqual([...(await readPerStudent(folder))], ["a/b"]);
  });

  it("refuses a damaged file, naming it and the fix", async () => {
    await mkdir(join(folder, ".voxelbook"));
    await writeFile(join(folder, ".voxelbook/variants.json"), "{");
    await assert.rejects(readPerStudent(folder), /variants\.json must be \{"schema": 1/);
  });
});
