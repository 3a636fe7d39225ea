import assert from "node:assert/strict";
import {
  blameOf,
  FlakinessCount,
  gradeAgain,
  type Repeat,
  repeatJobs,
} from "../../workbench/analyse/flakiness.ts";
import {evenly} from "../../workbench/analyse/sampleJobs.ts";
import type {GradeJob, Graders} from "../../workbench/grader/job.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {classRecord} from "./classRecords.ts";

const jobOf = (student: string): GradeJob => ({
  key: student,
  student,
  exercise: "00-small/double",
  seed: "own",
  attempt: 1,
  submittedAt: null,
  chosen: {
    ok: false,
    path: undefined,
    sha256: "",
    reason: {code: "", args: {}, en: "", "zh-CN": ""},
  },
  testsSha256: "",
  libVersion: "",
});

async function* listed(students: readonly string[]): AsyncGenerator<GradeJob> {
  for (const student of students) yield jobOf(student);
}

/** Graders whose verdict is a function of the job and of how often it came. */
function madeGraders(grade: (job: GradeJob, time: number) => GradeRecord): Graders {
  const times = new Map<string, number>();
  return {
    about: "made",
    async grade(jobs, onRecord, signal) {
      for await (const job of jobs) {
        if (signal.aborted) return;
        const time = times.get(job.student) ?? 0;
        times.set(job.student, time + 1);
        const record = grade(job, time);
        await onRecord(job, record);
        // A worker that was taken for dead answers too.
        await onRecord(job, record);
      }
    },
    close: () => Promise.resolve(),
  };
}

const signal = new AbortController().signal;

describe("flakiness", () => {
  it("repeats each submission with its own seed and with others, under keys of their own", async () => {
    const jobs: Repeat[] = [];
    for await (const one of repeatJobs(listed(["s1", "s2"]), 3)) jobs.push(one);
    assert.equal(jobs.length, 12);
    assert.equal(new Set(jobs.map(({job}) => job.key)).size, 12);
    const seeds = (wanted: string) =>
      jobs
        .filter(({seed, job}) => seed === wanted && job.student === "s1")
        .map(({job}) => job.seed);
    assert.deepEqual(seeds("same"), ["own", "own", "own"]);
    assert.equal(new Set(seeds("other")).size, 3);
    assert.ok(!seeds("other").includes("own"));
  });

  it("names the submission that changes by itself, with counts", async () => {
    const graders = madeGraders(({student}, time) =>
      classRecord(student, [
        {id: "t1", status: student === "s2" && time % 2 === 1 ? "fail" : "pass"},
        {id: "t2", status: "fail"},
      ]),
    );
    let told = 0;
    const onRecord = (): void => void told++;
    const jobs = listed(["s1", "s2", "s3", "s4"]);
    const count = await gradeAgain(jobs, 4, graders, {signal, onRecord});
    const {tests, sampled, of} = count.result(4, 4, 9);
    assert.deepEqual([told, sampled, of], [32, 4, 9]);
    assert.deepEqual(
      tests.map(({test, seed, changed, submissions, blame}) => [
        test,
        seed,
        changed,
        submissions,
        blame,
      ]),
      [
        ["t1", "same", 1, 4, "submission"],
        ["t1", "other", 1, 4, "submission"],
      ],
    );
    assert.deepEqual(tests[0].cases, [{student: "s2", ends: {pass: 2, fail: 2}}]);
  });

  it("blames a test that changes with the seed for all who reach it", async () => {
    const graders = madeGraders(({student, seed}) => {
      const fails = seed !== "own" && Number.parseInt(seed.slice(0, 4), 16) % 2 === 0;
      return classRecord(student, [{id: "t1", status: fails ? "fail" : "pass"}]);
    });
    const jobs = listed(["s1", "s2", "s3"]);
    const count = await gradeAgain(jobs, 16, graders, {signal, onRecord: () => undefined});
    assert.deepEqual(
      count.result(16, 3, 3).tests.map(({seed, changed, blame}) => [seed, changed, blame]),
      [["other", 3, "test"]],
    );
  });

  it("lists nothing where nothing changes, and says what could not be graded again", () => {
    const count = new FlakinessCount();
    count.add("same", classRecord("s1", [{id: "t1", status: "pass"}]));
    count.add("same", classRecord("s1", [{id: "t1", status: "pass"}]));
    const reason = {code: "submission.infrastructure", args: {}, en: "no disk", zh: ""};
    count.add("other", classRecord("s1", [], {status: "infrastructure_error", reason}));
    count.fail("00-small/double", "s0", "it has changed");
    const {tests, failed} = count.result(2, 1, 1);
    assert.deepEqual(tests, []);
    assert.deepEqual(
      failed.map(({student, reason: why}) => [student, why]),
      [
        ["s0", "it has changed"],
        ["s1", "no disk"],
      ],
    );
  });

  it("blames nobody on the word of two", () => {
    const flaky = {pass: 1, fail: 1};
    const sound = {pass: 2};
    const never = {fail: 2};
    assert.equal(blameOf([flaky, sound]), "unclear");
    assert.equal(blameOf([flaky, sound, sound]), "submission");
    assert.equal(blameOf([flaky, flaky, sound]), "test");
    assert.equal(blameOf([flaky, flaky, flaky, ...Array(20).fill(never)]), "test");
    assert.equal(blameOf([flaky, flaky, flaky, ...Array(7).fill(sound)]), "unclear");
    assert.equal(blameOf([flaky, flaky, ...Array(30).fill(sound)]), "submission");
  });

  it("samples evenly, the same ones each time", () => {
    assert.deepEqual(evenly([1, 2, 3], 5), [1, 2, 3]);
    assert.deepEqual(evenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4), [0, 2, 5, 7]);
    assert.deepEqual(evenly([], 4), []);
  });
});
