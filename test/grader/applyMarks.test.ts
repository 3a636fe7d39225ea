import assert from "node:assert/strict";
import {applyMarks, rubricFault} from "../../workbench/grader/applyMarks.ts";
import type {MarksFile, SavedMark} from "../../workbench/grader/marks.ts";
import {madeMark, madeRecord, manualQuestion, testQuestion} from "../report/madeRecords.ts";

const marksOf = (...marks: SavedMark[]): MarksFile => ({schema: 1, marks, comments: {}});
const ANSWER = "Air has no attenuation that could drift.";
const record = madeRecord({questions: [testQuestion(), manualQuestion(ANSWER)]});

describe("applyMarks", () => {
  it("gives an answer its points, and the record its score and status", () => {
    const marked = applyMarks(record, marksOf(madeMark(ANSWER)));
    assert.equal(marked.questions[1].score, 3);
    assert.equal(marked.questions[1].manual?.mark?.comment, "Nearly.");
    assert.equal(marked.score, 3);
    assert.equal(marked.status, "graded");
    assert.deepEqual(marked.notes, []);
  });

  it("leaves an answer without a mark waiting, with no points", () => {
    const other = madeMark(ANSWER, {student: "s002"});
    const {status, score} = applyMarks(record, marksOf(other));
    assert.deepEqual([status, score], ["needs_manual", 0]);
  });

  it("does not count a mark of another version of the answer, and says so once", () => {
    const stale = marksOf(madeMark("an earlier answer"));
    const once = applyMarks(record, stale);
    assert.equal(once.status, "needs_manual");
    assert.equal(once.questions[1].manual?.mark, null);
    assert.deepEqual(
      once.notes.map(({code}) => code),
      ["note.markStale"],
    );
    assert.deepEqual(applyMarks(once, stale), once);
    // The note goes when the new answer has its mark.
    assert.deepEqual(applyMarks(once, marksOf(madeMark(ANSWER))).notes, []);
  });

  it("does not count a mark that does not fit the rubric any more", () => {
    const {notes, score} = applyMarks(record, marksOf(madeMark(ANSWER, {points: {idea: 9}})));
    assert.equal(score, 0);
    assert.deepEqual(
      notes.map(({code}) => code),
      ["note.markRubric"],
    );
  });

  it("takes a mark away that is no longer among the marks", () => {
    const marked = applyMarks(record, marksOf(madeMark(ANSWER)));
    assert.deepEqual(applyMarks(marked, marksOf()), record);
  });

  it("waits for nobody when nothing was handed in", () => {
    const empty = madeRecord({questions: [manualQuestion("")]});
    assert.equal(applyMarks(empty, marksOf()).status, "graded");
  });

  it("leaves alone what could not be graded, and what no person marks", () => {
    const failed = madeRecord({questions: [manualQuestion(ANSWER)], status: "not_gradable"});
    const plain = madeRecord();
    const marks = marksOf(madeMark(ANSWER));
    assert.equal(applyMarks(failed, marks), failed);
    assert.equal(applyMarks(plain, marks), plain);
  });

  it("changes nothing that it is given", () => {
    const before = JSON.stringify(record);
    applyMarks(record, marksOf(madeMark(ANSWER)));
    assert.equal(JSON.stringify(record), before);
  });
});

describe("rubricFault", () => {
  const rubric = [
    {id: "idea", points: 2, title: {en: "", zh: ""}},
    {id: "words", points: 1.5, title: {en: "", zh: ""}},
  ];
  for (const [points, expected] of [
    [{idea: 2, words: 0.5}, null],
    [{idea: 0, words: 0}, null],
    [{idea: 2}, "the rubric's item words has no points"],
    [{idea: 2.5, words: 0}, "points of idea must lie between 0 and 2, got 2.5"],
    [{idea: -1, words: 0}, "points of idea must lie between 0 and 2, got -1"],
    [{idea: Number.NaN, words: 0}, "points of idea must lie between 0 and 2, got NaN"],
    [{idea: 1, words: 1, more: 1}, "the rubric has no item more"],
    [{toString: 1}, "the rubric's item idea has no points"],
  ] as const) {
    it(`says ${expected ?? "nothing"} of ${JSON.stringify(points)}`, () => {
      assert.equal(rubricFault(points, rubric), expected);
    });
  }
});
