import assert from "node:assert/strict";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {childUser} from "../../workbench/grader/childUser.ts";
import type {Tier} from "../../workbench/grader/isolation.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {ID} from "../exercise/madeExercise.ts";
import {buildCommand, type MadeCourse, makeCourse, resultsIn, startGrade} from "./gradeCommand.ts";
import {gradeIn, recordsIn} from "./gradingIn.ts";

/** Tests of an author who did not think of everything: two values that an answer may give are fatal. */
const FATAL = `import {type Answer, expectClose, title} from "voxelbook-workbench/exercise";
export function tests(answer: Answer<{double(x: number): number}>): void {
  describe("double", () => {
    it(title("two becomes four", "二变四"), async () => {
      const got = await answer.double(2);
      if (got === 666) process.kill(process.pid, "SIGKILL");
      while (got === 667);
      expectClose(got, 4, {tolerance: 1e-9, hint: 1});
    });
  });
  describe("width", () => undefined);
  describe("sum", () => undefined);
}
`;

const returning = (value: string): Record<string, string> => ({
  double: `async function double(x: number): Promise<number> {\n  return ${value};\n}`,
});

/** Workers of this process that run now. */
async function workers(): Promise<number[]> {
  const found: number[] = [];
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
    const line = await readFile(`/proc/${pid}/cmdline`, "latin1").catch(() => "");
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(parent) === process.pid && line.includes("gradeWorker.entry"))
      found.push(Number(pid));
  }
  return found;
}

describe("the pool of workers", function () {
  this.timeout(240_000);
  let isolation: Isolation;
  const courses: MadeCourse[] = [];

  before(async () => {
    await buildCommand();
    const wanted = (process.env["VOXELBOOK_TEST_ISOLATION"] ?? "auto") as Tier | "auto";
    isolation = await chooseIsolation(LIMITS, {wanted, allowPermissions: true});
  });
  after(async () => {
    await isolation?.close();
    for (const course of courses) await course.remove();
  });

  const gradeCourse = async (
    answers: Parameters<typeof makeCourse>[0],
    options: {
      tests?: string;
      silentMs?: number;
      renewAfter?: number;
      onDeath?: () => void;
      onWorker?: () => void;
      onStart?: () => void;
    },
  ): Promise<Map<string, GradeRecord>> => {
    const {tests, silentMs, renewAfter, onDeath, onWorker, onStart} = options;
    const course = await makeCourse(answers, tests === undefined ? {} : {tests});
    courses.push(course);
    const out = join(course.folder, "out");
    const graded = gradeIn({
      submissions: join(course.folder, "in"),
      out,
      exercisesFolder: join(course.folder, "exercises"),
      ids: [ID],
      isolation,
      jobs: 1,
      pool: {
        ...(silentMs && {silentMs}),
        ...(renewAfter && {renewAfter}),
        ...(onDeath && {onDeath}),
        ...(onWorker && {onWorker}),
      },
    });
    onStart?.();
    await graded;
    return new Map((await recordsIn(out)).map((record) => [record.student, record]));
  };

  it("replaces a worker that has done many jobs, and loses none", async () => {
    const answers = {s001: {}, s002: returning("x * 3"), s003: {}, s004: {}, s005: {}};
    let started = 0;
    const records = await gradeCourse(answers, {renewAfter: 2, onWorker: () => (started += 1)});
    const scores = [...records.values()].map(({score, max_score}) => score / max_score);
    assert.equal(scores.length, 5);
    assert.deepEqual(
      scores.map((share) => share === 1),
      [true, false, true, true, true],
    );
    assert.equal(started, 3, "five jobs, two for each worker");
  });

  it("gives the same files with one worker and with four", async () => {
    const course = await makeCourse({
      s001: {},
      s002: {width: 'const width = "25 cm";'},
      s003: returning("x * 3"),
      s004: returning("Number.NaN"),
      s005: {double: "function double("},
      s006: returning("(process.exit(0), 1)"),
      s007: {sum: 'const sum = "a - b";'},
    });
    courses.push(course);
    const results: Record<string, string>[] = [];
    for (const jobs of ["1", "4"]) {
      const {code, errors} = await startGrade(course, `out-${jobs}`, ["--jobs", jobs]).ended;
      assert.equal(code, 0, errors);
      results.push(await resultsIn(join(course.folder, `out-${jobs}`)));
    }
    assert.equal(Object.keys(results[0]).length, 7 * 2 + 2);
    assert.deepEqual(results[1], results[0]);
  });

  it("does the job of a worker that was killed again", async () => {
    let deaths = 0;
    let killed: Promise<void> | undefined;
    const killFirst = async (): Promise<void> => {
      // Whether it still starts or waits for the slow answer already: its job is lost with it.
      for (;;) {
        const [pid] = await workers();
        if (pid !== undefined) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          process.kill(pid, "SIGKILL");
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const slow = "(await new Promise((done) => setTimeout(done, 2_000)), 2 * x)";
    const records = await gradeCourse(
      {s001: returning(slow)},
      {
        onDeath: () => (deaths += 1),
        onStart: () => (killed = killFirst()),
      },
    );
    await killed;
    assert.equal(deaths, 1);
    assert.equal(records.get("s001")?.status, "graded");
    assert.equal(records.get("s001")?.score, 10);
  });

  it("gives up a job that kills its worker three times, and only that one", async () => {
    let deaths = 0;
    const records = await gradeCourse(
      {s001: {}, s002: returning("666"), s003: {}},
      {tests: FATAL, onDeath: () => (deaths += 1)},
    );
    assert.equal(deaths, 2);
    assert.equal(records.get("s002")?.status, "infrastructure_error");
    assert.match(records.get("s002")?.reason?.en ?? "", /its grading process ended \(SIGKILL\)/);
    for (const student of ["s001", "s003"]) {
      assert.equal(records.get(student)?.status, "graded");
      assert.equal(records.get(student)?.questions[0].score, 4);
    }
  });

  it("ends a worker that says nothing any more, and does not wait for it twice", async () => {
    let deaths = 0;
    const records = await gradeCourse(
      {s001: returning("667"), s002: {}},
      {tests: FATAL, silentMs: 15_000, onDeath: () => (deaths += 1)},
    );
    assert.equal(deaths, 0);
    assert.equal(records.get("s001")?.status, "infrastructure_error");
    assert.match(records.get("s001")?.reason?.en ?? "", /nothing was heard from it for 15 s/);
    assert.equal(records.get("s002")?.status, "graded");
  });
});

describe("childUser", () => {
  it("gives each child on a machine a user id of its own", () => {
    const ids = [1, 2, 4_194_303].flatMap((pid) =>
      Array.from({length: 64}, (_, slot) => childUser(slot, pid)),
    );
    for (const id of ids) assert.ok(id >= 1_000 && id < 2 ** 31, String(id));
    // Where few ids are mapped, processes that follow one another still differ.
    assert.equal(new Set(ids.slice(0, 128)).size, 128);
  });
});
