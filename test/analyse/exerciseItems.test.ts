import assert from "node:assert/strict";
import {exerciseItems} from "../../workbench/analyse/exerciseItems.ts";
import {exerciseTimes} from "../../workbench/analyse/exerciseTimes.ts";
import {ownWork} from "../../workbench/analyse/readOwnWork.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {madeRecord, manualQuestion, sha256, testQuestion} from "../report/madeRecords.ts";
import {classRecord, type MadeTest, passRecord, rowsOf, student} from "./classRecords.ts";

const POINTS = [1, 2, 2, 5];
const PASSED = [
  [1, 1, 1, 0],
  [1, 1, 0, 0],
  [1, 0, 1, 1],
  [0, 1, 0, 0],
  [1, 0, 0, 0],
  [0, 0, 0, 1],
  [1, 1, 1, 1],
  [1, 1, 1, 0],
];

const itemsOf = async (records: readonly GradeRecord[]) =>
  exerciseItems((await rowsOf(records))[0]);
const codes = (notes: readonly {readonly code: string}[]): string[] => notes.map(({code}) => code);
const close = (got: number | null, expected: number): void =>
  assert.ok(got !== null && Math.abs(got - expected) < 1e-12, `${got} and ${expected}`);

describe("item analysis", () => {
  it("gives the numbers that NumPy gives for a small class", async () => {
    const items = await itemsOf(
      PASSED.map((passed, i) => passRecord(student(i + 1), passed, POINTS)),
    );
    // As in statistics.test.ts, from the same class.
    close(items.alpha, -0.021206096752816407);
    close(items.kr20, 0.31578947368421045);
    assert.deepEqual([items.n, items.max_score, items.score?.max], [8, 10, 10]);
    const [answer] = items.answers;
    assert.deepEqual(
      answer.tests.map(({difficulty}) => difficulty),
      [0.75, 0.625, 0.5, 0.375],
    );
    close(answer.tests[2].discrimination, 0.5240002587656237);
    // Scores 5 3 8 2 1 5 10 5; groups of round(0.27 × 8) = 2: 10 and 8, 1 and 2. Test 3: 2/2 - 0/2.
    assert.equal(answer.tests[2].upper_lower, 1);
    assert.deepEqual(codes(items.notes), ["class.small", "items.fewTests"]);
    assert.equal(answer.full, 1 / 8);
    close(answer.difficulty, 39 / 80);
  });

  it("counts how tests ended, and which misconception how often", async () => {
    const mistake = (en: string) => ({code: "mistake", args: {}, en, zh: `${en}·中`});
    const far = (tolerance: number) => ({
      ...{code: "value.close", args: {tolerance}},
      ...{en: `differs by more than ${tolerance}`, zh: "相差太多"},
    });
    const test = (status: MadeTest["status"], message: MadeTest["message"] = null): MadeTest[] => [
      {id: "t1", status, message},
    ];
    const items = await itemsOf([
      classRecord("s1", test("pass")),
      classRecord("s2", test("fail", mistake("the sign is turned"))),
      classRecord("s3", test("fail", mistake("a per cent"))),
      classRecord("s4", test("fail", mistake("the sign is turned"))),
      classRecord("s5", test("fail", far(1))),
      classRecord("s6", test("fail", far(2))),
      classRecord("s7", test("fail", far(3))),
      classRecord("s8", test("timeout")),
      classRecord("s9", test("not_run")),
    ]);
    const [{ends, messages, flags, difficulty}] = items.answers[0].tests;
    assert.deepEqual(
      [ends.pass, ends.fail, ends.timeout, ends.not_run, difficulty],
      [1, 6, 1, 1, 1 / 9],
    );
    assert.deepEqual(
      messages.map(({code, en, count}) => [code, en, count]),
      [
        ["value.close", "differs by more than 1", 3],
        ["mistake", "the sign is turned", 2],
        ["mistake", "a per cent", 1],
      ],
    );
    assert.deepEqual(flags, ["timeouts"]);
  });

  it("flags what separates no one, what separates the wrong way, and what is left out", async () => {
    // Of twelve students the better ones fail the third test.
    const records = Array.from({length: 12}, (_, i) =>
      classRecord(student(i), [
        {id: "easy", status: "pass"},
        {id: "hard", status: "fail"},
        {id: "turned", status: i < 6 ? "fail" : "pass"},
        {id: "good", status: i < 6 ? "pass" : "fail", points: 5},
        {id: "late", status: i % 3 === 0 ? "not_run" : "pass", points: 0.5},
      ]),
    );
    const [{tests}] = (await itemsOf(records)).answers;
    const flags = Object.fromEntries(tests.map((test) => [test.test, test.flags]));
    assert.deepEqual(flags["easy"], ["everybody"]);
    assert.deepEqual(flags["hard"], ["nobody"]);
    assert.deepEqual(flags["turned"], ["negative"]);
    assert.ok(flags["late"].includes("unanswered"));
    const turned = tests.find(({test}) => test === "turned");
    assert.ok((turned?.discrimination ?? 0) < -0.9);
    assert.equal(turned?.upper_lower, -1);
    assert.equal(tests[0].discrimination, null);
  });

  it("says nothing about a class in which all are equal", async () => {
    const records = Array.from({length: 5}, (_, i) => passRecord(student(i), [1, 0], [1, 1]));
    const items = await itemsOf(records);
    assert.deepEqual([items.alpha, items.kr20, items.alpha_answers], [null, null, null]);
    assert.ok(codes(items.notes).includes("items.noSpread"));
    assert.deepEqual(
      items.answers[0].tests.map(({discrimination, upper_lower}) => [discrimination, upper_lower]),
      [
        [null, 0],
        [null, 0],
      ],
    );
  });

  it("works on one submission, and on one that could not be graded", async () => {
    const items = await itemsOf([passRecord("s1", [1], [1])]);
    assert.deepEqual([items.n, items.answers[0].difficulty], [1, 1]);
    assert.deepEqual(items.answers[0].tests[0].flags, []);
    const none = await itemsOf([madeRecord({status: "not_gradable", questions: []})]);
    assert.deepEqual([none.n, none.not_gradable, none.score, none.answers.length], [0, 1, null, 0]);
  });

  it("leaves answers out that wait for a person, until they are marked", async () => {
    const waiting = madeRecord({
      student: "s1",
      questions: [testQuestion(), manualQuestion("why not")],
    });
    const mark = {
      ...{points: {idea: 2, words: 0}, comment: "", marked_at: "2026-01-03T00:00:00.000Z"},
      answer_sha256: sha256("so"),
    };
    const marked = madeRecord({
      student: "s2",
      questions: [testQuestion(), {...manualQuestion("so", {mark}), score: 2}],
    });
    const items = await itemsOf([waiting, marked]);
    assert.deepEqual([items.n, items.needs_manual], [2, 1]);
    assert.ok(codes(items.notes).includes("items.pending"));
    const text = items.answers.find(({question}) => question === "why");
    assert.deepEqual([text?.n, text?.difficulty, text?.tests.length], [1, 2 / 3.5, 0]);
  });
});

describe("time spent", () => {
  it("sums up tests that ran, and names the slowest submissions", async () => {
    const [rows] = await rowsOf([
      classRecord("s1", [
        {id: "t1", status: "pass", ms: 10},
        {id: "t2", status: "pass", ms: 100},
      ]),
      classRecord(
        "s2",
        [
          {id: "t1", status: "fail", ms: 30},
          {id: "t2", status: "not_run", ms: 0},
        ],
        {submitted_at: "2026-01-05T10:00:00.000Z", late_seconds: 60},
      ),
    ]);
    const times = exerciseTimes(rows, [{seconds: 60, checks: 2}], ["2025-12-31T00:00:00Z"]);
    assert.deepEqual(times.slowest, [
      {student: "s1", ms: 110},
      {student: "s2", ms: 30},
    ]);
    assert.deepEqual(
      times.tests.map(({test, n, median, max}) => [test, n, median, max]),
      [
        ["t1", 2, 20, 30],
        ["t2", 1, 100, 100],
      ],
    );
    assert.equal(times.grading_ms?.median, 70);
    assert.deepEqual([times.own?.n, times.own?.seconds.median], [1, 60]);
    assert.deepEqual(
      [times.first_submitted, times.last_submitted, times.late],
      ["2025-12-31T00:00:00.000Z", "2026-01-05T10:00:00.000Z", 1],
    );
  });

  it("takes of what a notebook says about its student's time only what can be", () => {
    const said = (work: unknown) => ownWork({metadata: {voxelbook_work: work}});
    assert.deepEqual(said({seconds: 90.5, checks: 3, more: 1}), {seconds: 90.5, checks: 3});
    const refused = [
      undefined,
      null,
      "long",
      {seconds: -1, checks: 1},
      {seconds: 1e12, checks: 1},
      {seconds: "9", checks: 1},
      {seconds: 9, checks: 1.5},
      {seconds: 9},
      {seconds: null, checks: null},
    ];
    for (const work of refused) assert.equal(said(work), undefined, JSON.stringify(work));
    assert.equal(ownWork([]), undefined);
    assert.equal(ownWork(null), undefined);
  });
});
