import assert from "node:assert/strict";
import {lineOf, summaryLine} from "../../workbench/cli/grade/lines.ts";
import type {GradeFolderResult} from "../../workbench/grader/gradeFolder.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {GradeRecord, RecordQuestion} from "../../workbench/grader/record.ts";

const words = (text: string) => ({en: text, zh: text});

const RECORD: GradeRecord = {
  schema: 1,
  assignment: "00-small/double",
  title: words("Double"),
  student: "s001",
  attempt: 1,
  submitted_at: null,
  graded_at: "2026-01-02T00:00:00.000Z",
  seed: "s",
  status: "graded",
  score: 7.5,
  max_score: 10,
  reason: null,
  notes: [],
  provenance: {
    submission_sha256: "",
    tests_sha256: "",
    lib_version: "0.1.0",
    runtime: "node 20",
    isolation: "namespaces",
    limits: LIMITS,
  },
  questions: [],
};

/** An answer for a person, marked, untouched or waiting. */
const manual = (answer: string, marked: boolean): RecordQuestion => ({
  id: "why",
  kind: "text",
  title: words("Why"),
  score: 0,
  max_score: 2,
  tests: [],
  manual: {
    kind: "text",
    answer,
    answer_sha256: "ab",
    rubric: [],
    mark: marked
      ? {points: {}, comment: "", marked_at: "2026-01-03T00:00:00.000Z", answer_sha256: "ab"}
      : null,
  },
});

describe("the line on a record", () => {
  for (const [what, change, line] of [
    ["its points", {}, "7.5/10"],
    ["how late it was", {late_seconds: 5400}, "7.5/10 (late by 2 h)"],
    ["nothing of lateness in time", {late_seconds: 0}, "7.5/10"],
    ["lateness of days", {late_seconds: 3 * 86_400}, "7.5/10 (late by 3 days)"],
    [
      "what waits for a person",
      {
        status: "needs_manual",
        questions: [manual("so", false), manual("", false), manual("so", true)],
      },
      "7.5/10 so far, 1 answer waits for a person's mark",
    ],
    [
      "why it could not be read",
      {
        status: "not_gradable",
        score: 0,
        reason: {code: "submission.empty", args: {}, ...words("the file is empty")},
      },
      "not gradable, 0/10 (the file is empty)",
    ],
    [
      "that the machine is at fault",
      {status: "infrastructure_error", score: 0},
      "not graded: a fault of this machine",
    ],
  ] as const) {
    it(`says ${what}`, () => {
      const record: GradeRecord = {...RECORD, ...change};
      assert.equal(lineOf(record), `s001 00-small/double: ${line}`);
    });
  }
});

describe("the summary of a grading", () => {
  it("counts each way to end, and names what did not happen only where it must", () => {
    const counts = {graded: 3, not_gradable: 0, needs_manual: 0, infrastructure_error: 0};
    const result: GradeFolderResult = {counts, unchanged: 0, exercises: [], strays: [], left: []};
    assert.equal(summaryLine(result, 2), "3 graded, 0 not gradable, in 2.0 s");
    const more = {
      ...result,
      counts: {...counts, needs_manual: 2, infrastructure_error: 1},
      unchanged: 4,
    };
    assert.equal(
      summaryLine(more, 2),
      "3 graded, 0 not gradable, 2 with answers that wait for a person's mark, 1 could not be graded here, " +
        "4 of them unchanged since the last run, in 2.0 s",
    );
  });
});
