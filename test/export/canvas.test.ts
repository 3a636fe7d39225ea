import assert from "node:assert/strict";
import {type CanvasTemplate, readCanvas} from "../../workbench/export/canvasTemplate.ts";
import {parseTemplate} from "../../workbench/export/csvTemplate.ts";
import {type Filled, type FillOptions, fillCanvas} from "../../workbench/export/fillCanvas.ts";
import {identities} from "../../workbench/export/identities.ts";
import type {GradeColumn} from "../../workbench/export/studentGrades.ts";
import type {RosterEntry} from "../../workbench/grader/roster.ts";
import {importCanvas} from "./canvasReader.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const canvasOf = (text: string): CanvasTemplate =>
  readCanvas(parseTemplate(encode(text), "canvas.csv", [",", ";"]));

const TEMPLATE = [
  "Student,ID,SIS User ID,SIS Login ID,Section,HU drift (12345),Slabs (12346),Current Score,Final Score",
  "    Points Possible,,,,,10,5,(read only),(read only)",
  ",,,,,Manual Posting,,,",
  '"Doe, Jane",101,u1,jane,A,,3,50,40',
  '"Roe, Rick",102,u2,rick,A,7.5,3,50,40',
  '"Poe, Pat",103,u3,pat,A,EX,3,50,40',
  "王小明,104,u4,wang,A,-,3,50,40",
  '"Student, Test",105,,x,A,,,,',
  "",
].join("\n");

const COLUMN: GradeColumn = {
  grades: [
    {student: "jane", score: 10 / 3, feedback: ""},
    {student: "rick", score: 5, feedback: ""},
    {student: "pat", score: 8, feedback: ""},
    {student: "wang", score: 10, feedback: ""},
  ],
  maxScore: 10,
  leftOut: [],
  absent: [],
};

const fill = (
  text: string,
  {
    column = "HU drift (12345)",
    graded = COLUMN,
    roster,
    ...options
  }: Partial<FillOptions> & {
    column?: string;
    graded?: GradeColumn;
    roster?: readonly RosterEntry[];
  } = {},
): Filled => {
  const all = {scale: false, overwrite: false, ...options};
  return fillCanvas(canvasOf(text), column, graded, identities(roster), all);
};

describe("fillCanvas", () => {
  it("fills one column of the file, and writes no other assignment", () => {
    const {text, filled} = fill(TEMPLATE);
    assert.deepEqual(importCanvas(text), {
      assignment: "HU drift (12345)",
      possible: "10",
      grades: {101: "3.33", 102: "7.5", 103: "EX", 104: "10", 105: ""},
    });
    assert.equal(filled, 2);
    assert.ok(!text.includes("Slabs") && !text.includes("Score"));
  });

  it("keeps a higher grade and an excuse, and says so; a lower grade and a dash are replaced", () => {
    const {kept} = fill(TEMPLATE);
    assert.deepEqual(
      kept.map(({student, reason}) => [student, reason]),
      [
        ["rick", "has the higher grade 7.5, ours is 5"],
        ["pat", "excused (EX)"],
      ],
    );
    const lower = fill(TEMPLATE.replace(",7.5,", ",4.99,"));
    assert.equal(importCanvas(lower.text).grades["102"], "5");
  });

  it("replaces a higher grade or a letter when asked to, an excuse never", () => {
    const {text} = fill(TEMPLATE.replace("jane,A,,", "jane,A,B+,"), {overwrite: true});
    assert.deepEqual(importCanvas(text).grades, {
      101: "3.33",
      102: "5",
      103: "EX",
      104: "10",
      105: "",
    });
    const [letter] = fill(TEMPLATE.replace("jane,A,,", "jane,A,B+,")).kept;
    assert.match(letter.reason, /has the grade "B\+", not a number/);
  });

  it("keeps semicolons, decimal commas, the mark at the beginning and the ends of lines", () => {
    const other = `\ufeff${TEMPLATE.replaceAll(",", ";").replaceAll("7.5", "7,5").replaceAll("\n", "\r\n")}`;
    const {text} = fill(other.replaceAll('"Doe; Jane"', '"Doe, Jane"'));
    assert.ok(text.startsWith("\ufeffStudent;ID;"));
    assert.match(text, /Doe, Jane;101;u1;jane;A;3,33\r\n/);
    assert.equal(importCanvas(text).grades["101"], "3.33");
  });

  it("finds students by id, then SIS user, then login, then name, and lists who has no row", () => {
    const entry = (student: string, more: Partial<RosterEntry>): RosterEntry => {
      return {student, name: "", email: "", ids: {}, ...more};
    };
    const roster = [
      entry("s1", {ids: {id: "101", "SIS User ID": "u2"}}),
      entry("s2", {ids: {"SIS User ID": "u2"}}),
      entry("s3", {ids: {"SIS Login ID": "wang"}}),
      entry("s4", {name: "Pat Poe"}),
      entry("s5", {name: "Nobody"}),
    ];
    const grades = roster.map(({student}, i) => ({student, score: i + 1, feedback: ""}));
    const {text, unmatched, free} = fill(TEMPLATE, {
      graded: {...COLUMN, grades},
      roster,
      overwrite: true,
    });
    assert.deepEqual(importCanvas(text).grades, {101: "1", 102: "2", 103: "EX", 104: "3", 105: ""});
    assert.deepEqual(
      unmatched.map(({student, reason}) => [student, reason]),
      [["s5", "no row of the file is theirs"]],
    );
    assert.deepEqual(free, ["Student, Test"]);
  });

  it("gives nobody a row that may be somebody else's", () => {
    const twins = TEMPLATE.replace('"Roe, Rick"', '"Doe, Jane"');
    const graded = {...COLUMN, grades: [{student: "Jane Doe", score: 1, feedback: ""}]};
    const {unmatched, filled} = fill(twins, {graded});
    assert.equal(filled, 0);
    assert.match(unmatched[0].reason, /2 rows of the file may be theirs, by .*name/);
    // A folder's name that is one student's login and another one's number is neither.
    const mixed = fill(TEMPLATE.replace("rick", "101"), {
      graded: {...COLUMN, grades: [{student: "101", score: 1, feedback: ""}]},
    });
    assert.match(mixed.unmatched[0].reason, /2 rows/);
    const both = {
      ...COLUMN,
      grades: ["jane", "101"].map((student) => ({student, score: 1, feedback: ""})),
    };
    assert.match(fill(TEMPLATE, {graded: both}).unmatched[0].reason, /is that of jane/);
  });

  it("multiplies for another maximum only when asked to", () => {
    const half = TEMPLATE.replace(",,,,,10,", ",,,,,5,");
    assert.throws(() => fill(half), {
      exitCode: 2,
      message: /"HU drift \(12345\)" has a maximum of 5, what was graded has 10/,
      fix: /--scale/,
    });
    const {text, factor} = fill(half, {scale: true});
    assert.equal(factor, 0.5);
    assert.equal(importCanvas(text).grades["101"], "1.67");
    assert.throws(
      () => fill(TEMPLATE.replace(",,,,,10,", ",,,,,0,"), {scale: true}),
      /maximum of 0/,
    );
  });

  it("takes the column by its title alone or its number, and never one of two", () => {
    for (const column of ["HU drift", "12345"]) {
      assert.equal(importCanvas(fill(TEMPLATE, {column}).text).assignment, "HU drift (12345)");
    }
    const twice = TEMPLATE.replace("Slabs", "HU drift");
    assert.throws(() => fill(twice, {column: "HU drift"}), /may mean several assignments/);
    assert.equal(fill(twice, {column: "12345"}).filled, 2);
    for (const column of ["Final Score", "Section", "Nothing"]) {
      assert.throws(() => fill(TEMPLATE, {column}), {
        exitCode: 2,
        message: /is not an assignment; there are "HU drift \(12345\)", "Slabs \(12346\)"/,
      });
    }
  });

  for (const [what, change, message] of [
    ["no section", ["Section", "Group"], /must end in "Section", got "Group"/],
    ["the ids left out", ["Student,ID", "Student,Number"], /must begin with "Student, ID"/],
    ["a read-only column", [",,,,,10,5", ",,,,,(read only),5"], /marked "read only"/],
    ["nothing in it", [TEMPLATE, ""], /it is empty/],
    ["an open quote", ['"Doe, Jane"', '"Doe, Jane'], /must be CSV/],
  ] as const) {
    it(`refuses a template with ${what}`, () => {
      const [from, to] = change;
      assert.throws(() => fill(TEMPLATE.replace(from, to)), {exitCode: 2, message});
    });
  }

  it("refuses bytes that are no UTF-8, such as a spreadsheet's own file", () => {
    assert.throws(() => parseTemplate(Uint8Array.of(0x50, 0x4b, 0xff), "a.xlsx", [","]), {
      exitCode: 2,
      message: /must be text in UTF-8/,
    });
  });

  for (const titles of [
    "Student,ID,Section",
    "Student,ID,SIS Login ID,Section",
    "Student,ID,SIS User ID,SIS Login ID,Integration ID,Section",
    "Student,ID,SIS User ID,SIS Login ID,Root Account,Section",
    "Student,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section",
  ]) {
    it(`reads a gradebook that opens with ${titles}`, () => {
      const blanks = ",".repeat(titles.split(",").length - 2);
      const {text} = fill(`${titles},HU drift (12345)\njane,101${blanks},\n`, {
        graded: {...COLUMN, grades: [{student: "101", score: 5, feedback: ""}]},
      });
      assert.deepEqual(importCanvas(text).grades, {101: "5"});
    });
  }
});
