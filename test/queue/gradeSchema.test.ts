import assert from "node:assert/strict";
import {checkGradeJob, checkRecord} from "../../workbench/queue/gradeSchema.ts";
import {JOB_BYTES} from "../../workbench/queue/names.ts";
import {jobOf, recordOf} from "./stubs.ts";

/** What a value is after it went through Redis. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("checkGradeJob", () => {
  const job = jobOf("s001");

  it("gives a job back as it was, but for fields without a value", () => {
    assert.deepEqual(checkGradeJob(sent(job)), sent(job));
    const late = {...job, lateSeconds: 5, variant: {hu: 45, list: [1, 2]}};
    assert.deepEqual(checkGradeJob(sent(late)), sent(late));
  });

  it("takes a submission without a file", () => {
    const reason = {code: "submission.missing", args: {}, en: "nothing", "zh-CN": "没有"};
    const empty = jobOf("s001", {chosen: {ok: false, path: undefined, sha256: "", reason}});
    assert.deepEqual(checkGradeJob(sent(empty)), sent(empty));
  });

  const {chosen} = job;
  assert.ok(chosen.ok);
  const bad: readonly (readonly [title: string, value: unknown, rule: RegExp])[] = [
    ["nothing", null, /no job of grading: it must be object$/],
    ["no student", {...job, student: undefined}, /must have required property 'student'/],
    ["a path instead of an exercise", {...job, exercise: "../../etc"}, /\/exercise must match/],
    ["a key that is no hash", {...job, key: "1"}, /\/key must match pattern/],
    ["a tests' hash that is none", {...job, testsSha256: ""}, /\/testsSha256 must match/],
    ["an attempt of 0", {...job, attempt: 0}, /\/attempt must be >= 1/],
    ["a file of no kind", {...job, chosen: {ok: "yes"}}, /\/chosen/],
    [
      "cells that are a text",
      {...job, chosen: {...chosen, file: {...chosen.file, cells: "x"}}},
      /chosen/,
    ],
    [
      "a cell without a source",
      {...job, chosen: {...chosen, file: {...chosen.file, cells: [{}]}}},
      /chosen/,
    ],
    ["a variant that holds objects", {...job, variant: {a: {}}}, /\/variant\/a must be/],
    ["too much", {...job, more: "x".repeat(JOB_BYTES)}, /must have at most 25165824 bytes, got/],
  ];
  for (const [title, value, rule] of bad) {
    it(`refuses ${title}`, () => assert.throws(() => checkGradeJob(sent(value)), rule));
  }
});

describe("checkRecord", () => {
  const job = jobOf("s001");
  const record = recordOf(job);

  it("gives the record of the job back", () => {
    assert.deepEqual(checkRecord(sent(record), job), record);
  });

  const {provenance} = record;
  const bad: readonly (readonly [title: string, value: unknown, rule: RegExp])[] = [
    ["nothing", undefined, /no record of a grading: it must be object$/],
    ["another student's", {...record, student: "s002"}, /of student s001, got s002/],
    ["another exercise's", {...record, assignment: "03-psf/mtf"}, /of exercise 02-ct-/],
    ["another seed's", {...record, seed: "x"}, /must be of seed seed, got x/],
    [
      "another file's",
      {...record, provenance: {...provenance, submission_sha256: ""}},
      /must be of file [0-9a-f]{64}, got $/,
    ],
    [
      "another library's",
      {...record, provenance: {...provenance, lib_version: "9"}},
      /must be of library 0\.1\.0, got 9/,
    ],
    ["more points than there are", {...record, score: 11}, /score must be at most 10, got 11/],
    ["points that are none", {...record, score: "10"}, /\/score must be number/],
    ["an unknown status", {...record, status: "fine"}, /\/status must be equal to one of/],
    [
      "an unknown tier",
      {...record, provenance: {...provenance, isolation: "none"}},
      /\/provenance\/isolation must be equal to one of/,
    ],
  ];
  for (const [title, value, rule] of bad) {
    it(`refuses ${title}`, () => {
      const received = value === undefined ? undefined : sent(value);
      assert.throws(() => checkRecord(received, job), rule);
    });
  }
});
