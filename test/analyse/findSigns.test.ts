import assert from "node:assert/strict";
import {otherVariants, sameFiles, sameMistakes} from "../../workbench/analyse/findSigns.ts";
import {classRecord, type MadeTest, rowsOf, student} from "./classRecords.ts";

const far = {code: "value.close", args: {}, en: "too far", zh: "太远"};

const handedIn = (who: string, sha256: string, touched = true) => ({
  student: who,
  sha256,
  touched,
  sources: new Map<string, string>(),
  own: undefined,
});

describe("signs that need no measure", () => {
  it("names files that are the same, but not the start as it was released", () => {
    const signs = sameFiles("e", [
      handedIn("s1", "a"),
      handedIn("s2", "start", false),
      handedIn("s3", "a"),
      handedIn("s4", "start", false),
      handedIn("s5", "b"),
    ]);
    assert.deepEqual(
      signs.map(({kind, students, among}) => [kind, students, among]),
      [["same_file", ["s1", "s3"], 5]],
    );
  });

  it("names the owner of another student's variant", async () => {
    const note = {code: "note.variantOther", args: {student: "s2"}, en: "", zh: ""};
    const [rows] = await rowsOf([classRecord("s1", [], {notes: [note]}), classRecord("s2", [])]);
    assert.deepEqual(
      otherVariants(rows).map(({kind, students}) => [kind, students]),
      [["other_variant", ["s1", "s2"]]],
    );
  });

  const wrong = (got: string, part: Partial<MadeTest> = {}): MadeTest => ({
    ...{id: "t1", status: "fail", message: far, got},
    ...part,
  });

  it("finds a wrong number that two have, once for an answer", async () => {
    const both = (got: string): MadeTest[] => [wrong(got), wrong("7.125", {id: "t2"})];
    const [rows] = await rowsOf([
      classRecord("s1", both("41.8125")),
      classRecord("s2", both("41.8125")),
      classRecord("s3", [wrong("12.5"), {id: "t2", status: "pass"}]),
      classRecord("s4", [
        {id: "t1", status: "pass"},
        {id: "t2", status: "pass"},
      ]),
    ]);
    const signs = sameMistakes(rows);
    assert.deepEqual(
      signs.map(({students, test, among}) => [students, test, among]),
      [[["s1", "s2"], "t1", 4]],
    );
    assert.match(signs[0].message.en, /the same wrong result 41\.8125, which 2 of 4/);
    assert.doesNotMatch(JSON.stringify(signs), /what was expected/);
  });

  const silent: readonly (readonly [what: string, test: MadeTest])[] = [
    ["a number without three digits", wrong("0")],
    ["not a number", wrong("undefined")],
    ["a mistake that the author foresaw", wrong("41.8125", {message: {...far, code: "mistake"}})],
    ["a result of a hidden test", wrong("41.8125", {hidden: true})],
    ["a right result", wrong("41.8125", {status: "pass", message: null})],
  ];
  for (const [what, test] of silent) {
    it(`says nothing of ${what}`, async () => {
      const [rows] = await rowsOf([classRecord("s1", [test]), classRecord("s2", [test])]);
      assert.deepEqual(sameMistakes(rows), []);
    });
  }

  it("says nothing of a mistake that many make", async () => {
    const many = Array.from({length: 40}, (_, i) =>
      classRecord(student(i), [i < 3 ? wrong("41.8125") : wrong(i % 2 ? "9.875" : "8.125")]),
    );
    assert.deepEqual(sameMistakes((await rowsOf(many))[0]), []);
  });
});
