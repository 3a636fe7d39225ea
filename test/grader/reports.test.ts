import assert from "node:assert/strict";
import {gradesCsv} from "../../workbench/grader/gradesCsv.ts";
import {indexHtml} from "../../workbench/grader/indexHtml.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {reportHtml} from "../../workbench/grader/reportHtml.ts";
import {studentSeed} from "../../workbench/grader/seeds.ts";
import {exerciseOfPath} from "../../workbench/grader/findSubmissions.ts";

const words = (text: string) => ({en: text, zh: `${text}·中`});

/** A record with hostile texts in every place a student can write to. */
const RECORD: GradeRecord = {
  schema: 1,
  assignment: "00-small/double",
  title: words("Double"),
  student: '=1+1,"<script>alert(1)</script>',
  attempt: 1,
  submitted_at: "2026-01-01T00:00:00.000Z",
  graded_at: "2026-01-02T00:00:00.000Z",
  seed: "s",
  status: "graded",
  score: 10 / 3,
  max_score: 10,
  reason: null,
  notes: [{code: "note.extra", args: {count: 1}, ...words("one <b>extra</b> cell")}],
  provenance: {
    submission_sha256: "ab".repeat(32),
    tests_sha256: "cd".repeat(32),
    lib_version: "0.1.0",
    runtime: "node 20",
    isolation: "namespaces",
    limits: LIMITS,
  },
  questions: [
    {
      id: "double",
      title: words("Doubling"),
      score: 10 / 3,
      max_score: 10,
      tests: [
        {
          id: "double.public.1",
          title: words("two becomes four"),
          visibility: "visible",
          status: "fail",
          score: 0,
          max_score: 5,
          duration_ms: 3,
          message: {code: "value.close", args: {}, ...words("differs <img src=x>")},
          output: "<script>alert(2)</script>",
          call: "double(2)",
          expected: "4",
          got: '"<i>"',
          hint: 2,
        },
        {
          id: "double.hidden.1",
          title: words("any number"),
          visibility: "hidden",
          status: "fail",
          score: 0,
          max_score: 5,
          duration_ms: 3,
          message: {code: "hidden.fail", args: {}, ...words("not right")},
          output: "secret output",
          expected: "secret expected",
        },
      ],
    },
  ],
};

describe("reports", () => {
  it("escape whatever a student can write, load nothing and run nothing", () => {
    for (const html of [reportHtml([RECORD], "en"), indexHtml([RECORD], "en")]) {
      assert.ok(!/<script|<img|<i>/.test(html));
      assert.ok(!/(src|href)="(https?:)?\/\//.test(html));
      assert.match(html, /&lt;script&gt;alert\(1\)/);
    }
  });

  it("say criterion, call, expected, got and hint of a public test, in both languages", () => {
    assert.match(
      reportHtml([RECORD], "en"),
      /two becomes four[\s\S]*double\(2\)[\s\S]*expected[\s\S]*got[\s\S]*Open hint 2/,
    );
    assert.match(
      reportHtml([RECORD], "zh-CN"),
      /lang="zh-CN"[\s\S]*two becomes four·中[\s\S]*应为/,
    );
  });

  it("never show what a hidden test expected or what was printed in it", () => {
    assert.ok(!reportHtml([RECORD], "en").includes("secret"));
  });

  it("write CSV by RFC 4180 that no spreadsheet takes for formulas", () => {
    const [head, row, end] = gradesCsv([RECORD]).split("\r\n");
    assert.match(head, /^student,exercise,status,score,max_score,/);
    assert.ok(
      row.startsWith(`"'=1+1,""<script>alert(1)</script>",00-small/double,graded,3.33,10,1,`),
      row,
    );
    assert.equal(end, "");
  });
});

describe("studentSeed", () => {
  it("differs by secret, student and exercise, and not by how an accent is encoded", () => {
    const seeds = [
      studentSeed("a", "b", "c"),
      studentSeed("x", "b", "c"),
      studentSeed("a", "x", "c"),
      studentSeed("a", "b", "x"),
    ];
    assert.equal(new Set(seeds).size, 4);
    assert.equal(studentSeed("a", "Zoe\u0308", "c"), studentSeed("a", "Zo\u00eb", "c"));
  });
});

describe("exerciseOfPath", () => {
  const ids = ["02-ct/hu-drift", "03-psf/mtf", "04-grid/mtf"];
  for (const [path, id] of [
    ["hu-drift.ipynb", "02-ct/hu-drift"],
    ["hu-drift.zh-CN.ipynb", "02-ct/hu-drift"],
    ["02-ct/hu-drift.ipynb", "02-ct/hu-drift"],
    ["02-ct__hu-drift.ipynb", "02-ct/hu-drift"],
    ["exercises/02-ct/hu-drift/exercise.ipynb", "02-ct/hu-drift"],
    ["03-psf/mtf.ipynb", "03-psf/mtf"],
    ["mtf.ipynb", undefined],
    ["other.ipynb", undefined],
  ] as const) {
    it(`takes ${path} for ${id ?? "none"}`, () => {
      assert.equal(exerciseOfPath(path, ids), id);
    });
  }
});
