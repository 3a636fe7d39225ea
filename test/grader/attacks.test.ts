import assert from "node:assert/strict";
import {randomUUID} from "node:crypto";
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import type {GradeFolderResult} from "../../workbench/grader/gradeFolder.ts";
import type {Tier} from "../../workbench/grader/isolation.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import {notePerStudent} from "../../workbench/grader/perStudent.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {writeReports} from "../../workbench/report/writeReports.ts";
import {VARIANT_ID, writeVariant} from "../exercise/madeVariant.ts";
import {templateExercise} from "../exercise/templateExercise.ts";
import {corpus, type CorpusExercises} from "./corpus.ts";
import {faultOf} from "./corpus/faultOf.ts";
import {type ActiveParts, activeParts} from "./corpus/activeParts.ts";
import {Listeners} from "./corpus/listeners.ts";
import type {Made} from "./corpus/made.ts";
import {Traces} from "./corpus/traces.ts";
import {writeCorpus} from "./corpus/write.ts";
import {gradeIn, recordsIn, SECRET} from "./gradingIn.ts";

const DRIFT = "02-ct-numbers/hu-drift";
const released = fileURLToPath(new URL(`../../exercises/${DRIFT}`, import.meta.url));
/** Shorter than in a course: every endless answer costs its limit. */
const limits = {...LIMITS, checkMs: 8_000, loadMs: 6_000, callMs: 2_500, questionMs: 4_000};
/** What Node's permission model alone does not hold: it is never chosen without being asked for by name. */
const BEYOND_PERMISSIONS = new Set([
  ...["kill-parent", "kill-everybody", "signals-to-parent", "network", "sockets"],
  ...["inspector", "bindings", "reads-arguments"],
]);

/** A course with the three exercises, a secret, and a word in hidden.ts that nobody may see. */
async function makeCourse(course: string, word: string): Promise<CorpusExercises> {
  const exercises = join(course, "exercises");
  await cp(released, join(exercises, DRIFT), {recursive: true});
  const hidden = join(exercises, DRIFT, "hidden.ts");
  const text = await readFile(hidden, "utf8");
  await writeFile(hidden, `${text}\nexport const word = "${word}" as const;\n`);
  const made = await templateExercise(course, [
    ...(["function", "number", "expression", "choice", "order"] as const),
    ...(["graph", "mask", "text", "figure"] as const),
  ]);
  await writeVariant(course);
  await notePerStudent(course, [VARIANT_ID], true);
  await writeFile(join(course, ".voxelbook/course-secret"), `${SECRET}\n`, {mode: 0o600});
  return {
    drift: await readExercise(exercises, DRIFT),
    kinds: made,
    variants: await readExercise(exercises, VARIANT_ID),
  };
}

describe("hostile and broken submissions", function () {
  // A hundred and more, some of which run into their limits.
  this.timeout(600_000);
  const word = `word-${randomUUID()}`;
  const listeners = new Listeners();
  const traces = new Traces();
  let folder: string;
  let isolation: Isolation;
  let exercises: CorpusExercises;
  let made: readonly Made[];
  let tidy: () => Promise<void>;
  let result: GradeFolderResult;
  let records: ReadonlyMap<string, GradeRecord>;
  const deaths: string[] = [];

  const key = (student: string, exercise: string): string => `${student}\0${exercise}`;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-corpus-"));
    const [course, submissions, out] = ["course", "in", "out"].map((name) => join(folder, name));
    exercises = await makeCourse(course, word);
    // Where no namespaces are allowed the corpus still runs, on Node's permission model.
    const wanted = (process.env["VOXELBOOK_TEST_ISOLATION"] ?? "auto") as Tier | "auto";
    isolation = await chooseIsolation(limits, {wanted, allowPermissions: true});
    const {port, socket} = await listeners.open();
    const beyond = isolation.tier === "permissions" ? BEYOND_PERMISSIONS : new Set();
    const all = await corpus(exercises, {port, socket, course, submissions, out}, SECRET);
    made = all.filter(({student}) => !beyond.has(student));
    await mkdir(submissions);
    tidy = await writeCorpus(submissions, made);
    // The name of a folder that another system wrote is no UTF-8.
    await mkdir(Buffer.concat([Buffer.from(`${submissions}/right/`), Buffer.from([0xd7, 0xf7])]));
    await mkdir(Buffer.concat([Buffer.from(`${submissions}/`), Buffer.from([0xd1, 0xa7])]));
    result = await gradeIn({
      ...{submissions, out, exercisesFolder: join(course, "exercises")},
      ids: [DRIFT, exercises.kinds.id, VARIANT_ID],
      isolation,
      // Most of the time is waiting for limits.
      jobs: 3,
      onRecord: () => traces.noteWorkers(),
      pool: {onDeath: ({student}, error) => deaths.push(`${student}: ${error}`)},
    });
    const list = await recordsIn(out);
    records = new Map(list.map((record) => [key(record.student, record.assignment), record]));
  });

  after(async () => {
    listeners.close();
    await tidy();
    await isolation.close();
    await rm(folder, {recursive: true, force: true});
  });

  it("are more than a hundred, of different names", () => {
    const names = made.map(({student}) => student);
    assert.ok(names.length > 100, `got ${names.length}`);
    assert.equal(new Set(names).size, names.length);
  });

  it("get their marks, their status and a message that says why", () => {
    const {drift, kinds, variants} = exercises;
    const byId = new Map([drift, kinds, variants].map((exercise) => [exercise.id, exercise]));
    const faults = made.flatMap((one) => {
      const exercise = byId.get(one.exercise);
      assert.ok(exercise);
      return faultOf(one, exercise, records.get(key(one.student, one.exercise))) ?? [];
    });
    assert.deepEqual(faults, []);
  });

  it("stop nothing: each student has a record of each exercise, and the machine is at fault in none", () => {
    // One folder's name cannot be read: it has records too, of nothing handed in.
    assert.equal(records.size, 3 * (made.length + 1));
    assert.equal(result.counts.infrastructure_error, 0);
    assert.deepEqual(deaths, []);
  });

  it("change no other record: who handed in nothing of an exercise gets nothing", () => {
    const handedIn = new Set(made.map(({student, exercise}) => key(student, exercise)));
    for (const [name, {status, score, reason}] of records) {
      if (handedIn.has(name)) continue;
      assert.deepEqual([status, score, reason?.code], ["not_gradable", 0, "submission.missing"]);
    }
  });

  it("have every declared test in their record, in order, and the points of the exercise", () => {
    const all = [...records.values()];
    for (const {id, info} of [exercises.drift, exercises.kinds, exercises.variants]) {
      const own = all.filter(({assignment}) => assignment === id);
      // Of an answer that a person marks a test says only that nothing could be drawn.
      const tests = ({questions}: GradeRecord): readonly string[] =>
        questions
          .filter(({manual}) => manual === undefined)
          .flatMap((question) => question.tests.map((test) => test.id));
      for (const record of own) {
        assert.equal(record.max_score, info.points, record.student);
        assert.deepEqual(tests(record), tests(own[0]), record.student);
      }
    }
  });

  it("reach no listener of this machine", function () {
    if (isolation.tier === "permissions") this.skip();
    assert.deepEqual(listeners.heard, []);
  });

  it("leave no process behind", async () => {
    assert.ok(traces.workers.size >= 3);
    assert.deepEqual(await traces.processes(), []);
  });

  it("leave no file behind", async () => {
    assert.deepEqual(await traces.files(folder), []);
    assert.deepEqual(await traces.workFolders(), []);
  });

  it("show nothing of hidden.ts, of the secret or of another student in a record", async () => {
    const hidden = await readFile(join(folder, "course/exercises", DRIFT, "hidden.ts"), "utf8");
    const lines = hidden.split("\n").map((line) => JSON.stringify(line.trim()).slice(1, -1));
    const secret = [word, SECRET, ...lines.filter((line) => line.length > 25)];
    for (const [name, record] of records) {
      const text = JSON.stringify(record);
      assert.deepEqual(
        secret.filter((part) => text.includes(part)),
        [],
        name,
      );
    }
  });

  it("put no script, no link of theirs and no formula into what is written for people", async () => {
    const out = join(folder, "out");
    await writeReports(out, {language: "en"});
    const partsOf = async (path: string): Promise<ActiveParts> =>
      activeParts(await readFile(join(out, path), "utf8"));
    const harmless = await partsOf("right/report.html");
    assert.deepEqual(harmless.foreign, []);
    for (const {student} of made) {
      assert.deepEqual(await partsOf(`${student}/report.html`), harmless, student);
    }
    assert.deepEqual((await partsOf("index.html")).foreign, []);
    const table = await readFile(join(out, "grades.csv"), "utf8");
    assert.doesNotMatch(table, /(^|[\n,;"])[=@]/);
  });

  it("see nothing of a hidden test but its title, its verdict and an author's words", () => {
    for (const [name, {questions}] of records) {
      const tests = questions.flatMap((question) => question.tests);
      for (const test of tests.filter(({visibility}) => visibility === "hidden")) {
        assert.equal(test.call ?? test.expected ?? test.got ?? test.picture, undefined, name);
        assert.equal(test.output, "", name);
        if (test.message !== null) {
          assert.match(test.message.code, /^(hidden\.|mistake$|author$|answer\.)/, name);
          assert.ok(!/no idea|late/.test(test.message.en), `${name}: ${test.message.en}`);
        }
      }
    }
  });
});
