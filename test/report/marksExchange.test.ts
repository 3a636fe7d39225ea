import assert from "node:assert/strict";
import {isComplete, readMark, stateOf} from "../../workbench/report/page/draft.ts";
import {collectMarks, takeMarks} from "../../workbench/report/page/marksExchange.ts";
import {type KeptTexts, MarkStore} from "../../workbench/report/page/markStore.ts";
import type {MarkingAnswer, OverviewData} from "../../workbench/report/page/pageData.ts";
import {stepsOf} from "../../workbench/report/page/rubricView.ts";
import {madeMark, sha256} from "./madeRecords.ts";

/** The browser's storage, or one that refuses to keep anything. */
function storage(full = false): KeptTexts {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => {
      if (full) throw new Error("QuotaExceededError");
      texts.set(key, text);
    },
    removeItem: (key) => texts.delete(key),
  };
}

const QUESTION = {
  exercise: "00-small/double",
  question: "why",
  title: "Why?",
  rubric: [
    {id: "idea", title: "Idea", points: 2},
    {id: "words", title: "Words", points: 1.5},
  ],
  comments: [],
};
const ANSWER: MarkingAnswer = {
  key: "k1",
  question: 0,
  student: "s001",
  sha256: sha256("Because."),
  mark: null,
};
const DATA: OverviewData = {words: {}, questions: [QUESTION], answers: [ANSWER]};
const MARK = madeMark("Because.");
const {points, comment, marked_at, answer_sha256} = MARK;
const DRAFT = {points, comment, marked_at, answer_sha256};

describe("the state of an answer in the marking", () => {
  const later = {...DRAFT, points: {idea: 0, words: 0}, marked_at: "2026-01-09T00:00:00.000Z"};
  for (const [what, mark, draft, state] of [
    ["nobody has touched it", null, null, "waiting"],
    ["it has its mark", DRAFT, null, "marked"],
    ["all points are given here", null, DRAFT, "marked"],
    ["some points are given here", null, {...DRAFT, points: {idea: 1}}, "waiting"],
    ["points lie outside the rubric", null, {...DRAFT, points: {idea: 3, words: 1}}, "waiting"],
    ["it has changed since", null, {...DRAFT, answer_sha256: sha256("x")}, "changed"],
    ["somebody gave another mark since", later, DRAFT, "elsewhere"],
    ["somebody gave the same mark since", {...DRAFT, marked_at: later.marked_at}, DRAFT, "marked"],
    ["it was marked again here", DRAFT, later, "marked"],
  ] as const) {
    it(`is ${state} when ${what}`, () => {
      assert.equal(stateOf({...ANSWER, mark}, QUESTION, draft), state);
    });
  }
});

describe("the drafts in the browser", () => {
  it("are kept as they are made, and are there for the next page", () => {
    const texts = storage();
    new MarkStore(texts).keep("k1", DRAFT);
    assert.deepEqual(new MarkStore(texts).draft("k1"), DRAFT);
  });

  it("last as long as the page where the browser keeps nothing, which can be asked", () => {
    const store = new MarkStore(storage(true));
    assert.equal(store.keeps, true);
    store.keep("k1", DRAFT);
    assert.equal(store.keeps, false);
    assert.deepEqual(store.draft("k1"), DRAFT);
    store.drop("k1");
    assert.equal(store.draft("k1"), null);
  });

  for (const text of ["", "{", "[]", "null", '{"points":{"a":"1"}}', '{"points":{"a":1}}']) {
    it(`are none when storage holds ${JSON.stringify(text)}`, () => {
      const texts = storage();
      texts.setItem("voxelbook-mark:k1", text);
      assert.equal(new MarkStore(texts).draft("k1"), null);
      assert.deepEqual(new MarkStore(texts).comments("k1"), []);
    });
  }

  it("take a name that means something to JavaScript for the name of an item", () => {
    const read = readMark(
      JSON.parse('{"points":{"__proto__":1},"comment":"","marked_at":"","answer_sha256":""}'),
    );
    assert.ok(read === null || !isComplete(read.points, QUESTION));
  });
});

describe("marks.json as the page writes it", () => {
  it("holds the finished marks of this browser, and the comments that are kept", () => {
    const store = new MarkStore(storage());
    store.keep("k1", DRAFT);
    store.keepComments("00-small/double/why", ["Say why."]);
    assert.deepEqual(collectMarks(DATA, store), {
      schema: 1,
      marks: [MARK],
      comments: {"00-small/double/why": ["Say why."]},
    });
  });

  it("holds no half-made mark and none of a changed answer", () => {
    const store = new MarkStore(storage());
    store.keep("k1", {...DRAFT, points: {idea: 1}});
    assert.deepEqual(collectMarks(DATA, store).marks, []);
    store.keep("k1", {...DRAFT, answer_sha256: sha256("x")});
    assert.deepEqual(collectMarks(DATA, store).marks, []);
  });
});

describe("marks.json as the page reads it", () => {
  const textOf = (...marks: object[]): string =>
    JSON.stringify({schema: 1, marks, comments: {"00-small/double/why": ["Say why.", 3]}});

  it("gives drafts and comments", () => {
    const store = new MarkStore(storage());
    assert.deepEqual(takeMarks(textOf(MARK), DATA, store), {taken: 1, refused: 0, older: 0});
    assert.deepEqual(store.draft("k1"), DRAFT);
    assert.deepEqual(store.comments("00-small/double/why"), ["Say why."]);
  });

  for (const [what, mark] of [
    ["of another student", {...MARK, student: "s002"}],
    ["of another question", {...MARK, question: "how"}],
    ["of an answer that has changed", {...MARK, answer_sha256: sha256("x")}],
    ["outside the rubric", {...MARK, points: {idea: 9, words: 0}}],
    ["that is none", {student: "s001"}],
  ] as const) {
    it(`refuses a mark ${what}`, () => {
      const store = new MarkStore(storage());
      assert.deepEqual(takeMarks(textOf(mark), DATA, store), {taken: 0, refused: 1, older: 0});
      assert.equal(store.draft("k1"), null);
    });
  }

  it("keeps a newer draft", () => {
    const store = new MarkStore(storage());
    const own = {...DRAFT, comment: "Mine.", marked_at: "2026-02-01T00:00:00.000Z"};
    store.keep("k1", own);
    assert.deepEqual(takeMarks(textOf(MARK), DATA, store), {taken: 0, refused: 0, older: 1});
    assert.deepEqual(store.draft("k1"), own);
  });

  for (const text of ["", "[]", '{"schema":2,"marks":[]}', '{"schema":1}']) {
    it(`throws SyntaxError for ${JSON.stringify(text)}`, () => {
      assert.throws(() => takeMarks(text, DATA, new MarkStore(storage())), SyntaxError);
    });
  }
});

describe("the steps of a rubric's item", () => {
  it("are whole points up to ten, else nothing, half and all", () => {
    assert.deepEqual(stepsOf(2), [0, 1, 2]);
    assert.deepEqual(stepsOf(1.5), [0, 0.75, 1.5]);
    assert.deepEqual(stepsOf(20), [0, 10, 20]);
  });
});
