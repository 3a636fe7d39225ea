import assert from "node:assert/strict";
import {parseMarks} from "../../workbench/grader/readMarks.ts";
import type {MarksFile, SavedMark} from "../../workbench/grader/marks.ts";
import {MarkableAnswers, mergeMarks} from "../../workbench/report/mergeMarks.ts";
import {madeMark, madeRecord, manualQuestion, sha256, testQuestion} from "./madeRecords.ts";

const NOW = new Date("2026-01-10T00:00:00.000Z");
const fileOf = (...marks: SavedMark[]): MarksFile => ({schema: 1, marks, comments: {}});

const answers = new MarkableAnswers();
answers.add(madeRecord({questions: [testQuestion(), manualQuestion("Because.")]}));
answers.add(madeRecord({student: "s002", questions: [testQuestion(), manualQuestion("")]}));

describe("merging marks", () => {
  it("takes a mark of an answer that is there", () => {
    const mark = madeMark("Because.");
    const {marks, taken, refused, unchanged} = mergeMarks(fileOf(), fileOf(mark), answers, NOW);
    assert.deepEqual(marks, fileOf(mark));
    assert.deepEqual([taken, refused, unchanged], [[mark], [], 0]);
  });

  it("lets a newer mark take the place of an older one, and keeps those of others", () => {
    const other = madeMark("x", {student: "s000"});
    const older = madeMark("Because.");
    const newer = madeMark("Because.", {comment: "", marked_at: "2026-01-04T00:00:00.000Z"});
    const {marks} = mergeMarks(fileOf(other, older), fileOf(newer), answers, NOW);
    assert.deepEqual(marks.marks, [other, newer]);
  });

  it("takes a mark of the new answer, however old the mark of the former one is", () => {
    const former = madeMark("Earlier.", {marked_at: "2026-01-09T00:00:00.000Z"});
    const mark = madeMark("Because.");
    assert.deepEqual(mergeMarks(fileOf(former), fileOf(mark), answers, NOW).marks.marks, [mark]);
  });

  it("counts a mark that is there already, in whatever order its points stand", () => {
    const mark = madeMark("Because.", {points: {idea: 2, words: 1}});
    const same = madeMark("Because.", {points: {words: 1, idea: 2}});
    const {taken, unchanged} = mergeMarks(fileOf(mark), fileOf(same), answers, NOW);
    assert.deepEqual([taken, unchanged], [[], 1]);
  });

  for (const [mark, reason] of [
    [madeMark("Because.", {student: "s009"}), "no such student"],
    [madeMark("Because.", {exercise: "00-small/triple"}), "no such exercise: 00-small/triple"],
    [
      madeMark("Because.", {question: "double"}),
      "no such question that a person marks: 00-small/double/double",
    ],
    [madeMark("", {student: "s002"}), "nothing was handed in"],
    [
      madeMark("Earlier."),
      "the answer has changed since it was marked: read it again in the overview",
    ],
    [
      madeMark("Because.", {points: {idea: 3, words: 0}}),
      "points of idea must lie between 0 and 2, got 3",
    ],
    [madeMark("Because.", {points: {idea: 1}}), "the rubric's item words has no points"],
    [
      madeMark("Because.", {marked_at: "2026-02-01T00:00:00.000Z"}),
      "marked_at lies in the future: 2026-02-01T00:00:00.000Z",
    ],
    [
      madeMark("Because.", {marked_at: "2026-99-01T00:00:00.000Z"}),
      "marked_at is no time: 2026-99-01T00:00:00.000Z",
    ],
  ] as const) {
    it(`refuses, and says: ${reason}`, () => {
      const {marks, refused} = mergeMarks(fileOf(), fileOf(mark), answers, NOW);
      assert.deepEqual(refused, [{mark, reason}]);
      assert.deepEqual(marks.marks, []);
    });
  }

  it("refuses an older mark of the same answer, and takes the others of the file", () => {
    const here = madeMark("Because.", {marked_at: "2026-01-05T00:00:00.000Z"});
    const older = madeMark("Because.", {comment: "older"});
    const {marks, refused} = mergeMarks(fileOf(here), fileOf(older), answers, NOW);
    assert.deepEqual(marks.marks, [here]);
    assert.match(refused[0].reason, /a mark of 2026-01-05.* is there already/);
  });

  it("joins kept comments, and names those of no question", () => {
    const ours = {...fileOf(), comments: {"00-small/double/why": ["one"]}};
    const theirs = {...fileOf(), comments: {"00-small/double/why": ["one", "two"], "x/y": ["z"]}};
    const {marks, strangeComments} = mergeMarks(ours, theirs, answers, NOW);
    assert.deepEqual(marks.comments, {"00-small/double/why": ["one", "two"]});
    assert.deepEqual(strangeComments, ["x/y"]);
  });
});

describe("a file of marks", () => {
  const good = fileOf(madeMark("Because."));
  it("is read as it was written", () => {
    assert.deepEqual(parseMarks(JSON.stringify(good), "marks.json"), good);
  });

  const [mark] = good.marks;
  for (const [text, fault] of [
    ["{", /marks\.json is not JSON/],
    ["[]", /the file must be object/],
    [JSON.stringify({...good, schema: 2}), /\/schema must be equal to constant/],
    [JSON.stringify({...good, more: 1}), /must NOT have additional properties, got "more"/],
    [
      JSON.stringify({...good, marks: [{...mark, points: {idea: "2"}}]}),
      /\/marks\/0\/points\/idea must be number/,
    ],
    [
      JSON.stringify({...good, marks: [{...mark, answer_sha256: "abc"}]}),
      /answer_sha256 must match/,
    ],
    [JSON.stringify({...good, marks: [{...mark, marked_at: "today"}]}), /marked_at must match/],
    [
      JSON.stringify({...good, marks: [{...mark, comment: "x".repeat(20_001)}]}),
      /comment must NOT have more/,
    ],
    [JSON.stringify({...good, marks: [{...mark, student: ""}]}), /student must NOT have fewer/],
    [JSON.stringify({...good, comments: {a: "b"}}), /\/comments\/a must be array/],
    [`{"schema":1,"marks":[],"comments":{},"sha":"${sha256("")}"}`, /got "sha"/],
  ] as const) {
    it(`is refused with the place and the rule: ${text.slice(0, 60)}`, () => {
      assert.throws(() => parseMarks(text, "marks.json"), fault);
    });
  }
});
