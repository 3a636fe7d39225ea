import assert from "node:assert/strict";
import {parse} from "csv-parse/sync";
import {parseTemplate} from "../../workbench/export/csvTemplate.ts";
import type {Filled, FillOptions} from "../../workbench/export/fillCanvas.ts";
import {fillWorksheet} from "../../workbench/export/fillMoodle.ts";
import {identities} from "../../workbench/export/identities.ts";
import {moodleGradebook} from "../../workbench/export/moodleGradebook.ts";
import {parseColumns, readWorksheet} from "../../workbench/export/moodleWorksheet.ts";
import type {GradeColumn} from "../../workbench/export/studentGrades.ts";
import type {RosterEntry} from "../../workbench/grader/roster.ts";

const ENGLISH = [
  "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments",
  'Participant 11,Jane Doe,jane@example.org,Submitted for grading,,10.00,Yes,"Thursday, 1 January 2026, 9:00 AM",-,',
  'Participant 12,Rick Roe,rick@example.org,Submitted for grading,9.00,10.00,Yes,-,"Friday, 2 January 2026, 9:00 AM",well done',
  "Participant 13,Pat Poe,pat@example.org,No submission,,10.00,No,-,-,",
  "Participant 14,王小明,wang@example.org,No submission,,10.00,Yes,-,-,",
  "",
].join("\n");

const CHINESE = ENGLISH.replace(
  /^.*\n/,
  "标识符,全名,电子邮件地址,状态,成绩,最高分,允许更改成绩,上次修改（作业）,上次修改（评分）,反馈评论\n",
).replaceAll("Participant ", "参与人");

const grade = (student: string, score: number, feedback = `points of ${student}`) => ({
  student,
  score,
  feedback,
});
const COLUMN: GradeColumn = {
  grades: [grade("jane@example.org", 10 / 3, "a <b> & c\nd"), grade("rick@example.org", 5)],
  maxScore: 10,
  leftOut: [],
  absent: [],
};

interface Try extends Partial<FillOptions> {
  readonly graded?: GradeColumn;
  readonly roster?: readonly RosterEntry[];
  readonly columns?: string;
}

const fill = (text: string, {graded = COLUMN, roster, columns, ...options}: Try = {}): Filled => {
  const bytes = new TextEncoder().encode(text);
  const given = columns === undefined ? {} : parseColumns(columns);
  const worksheet = readWorksheet(parseTemplate(bytes, "sheet.csv", [",", ";", "\t"]), given);
  const all = {scale: false, overwrite: false, ...options};
  return fillWorksheet(worksheet, graded, identities(roster), all);
};

const TITLES = ["Identifier", "Grade", "Last modified (grade)", "Feedback comments"];

/** Reads what Moodle's importer takes of a worksheet: number, grade, feedback by the titles of its language. */
function importWorksheet(
  text: string,
  [id, points, modified, feedback]: readonly string[] = TITLES,
): string[][] {
  const rows: Record<string, string>[] = parse(text, {columns: true, bom: true});
  return rows.map((row) => {
    for (const title of [id, points, modified]) assert.ok(title in row, `no column ${title}`);
    return [row[id].replace(/^\D+/, ""), row[points], row[feedback]];
  });
}

describe("fillWorksheet", () => {
  it("fills grade and feedback, as HTML, and leaves every other cell as it was", () => {
    const {text, filled, kept} = fill(ENGLISH);
    assert.deepEqual(importWorksheet(text), [
      ["11", "3.33", "a &lt;b&gt; &amp; c<br>d"],
      ["12", "9.00", "well done"],
      ["13", "", ""],
      ["14", "", ""],
    ]);
    assert.equal(filled, 1);
    assert.match(kept[0].reason, /has the higher grade 9\.00, ours is 5/);
    const rows = (csv: string): string[][] => parse(csv);
    for (const [i, row] of rows(text).entries()) {
      for (const [j, cell] of row.entries()) {
        if (j !== 4 && j !== 9) assert.equal(cell, rows(ENGLISH)[i][j]);
      }
    }
  });

  it("replaces grade and words of a person only when asked to", () => {
    const {text} = fill(ENGLISH, {overwrite: true});
    assert.deepEqual(importWorksheet(text)[1], ["12", "5", "points of rick@example.org"]);
    const lower = fill(ENGLISH.replace("9.00", "4.00"));
    assert.deepEqual(importWorksheet(lower.text)[1], ["12", "5", "well done"]);
  });

  it("knows the titles of a Chinese site, and its word for participants", () => {
    const roster = [{student: "s1", name: "", email: "", ids: {Identifier: "参与人14"}}];
    const {text} = fill(CHINESE, {graded: {...COLUMN, grades: [grade("s1", 7)]}, roster});
    const titles = ["标识符", "成绩", "上次修改（评分）", "反馈评论"];
    assert.deepEqual(importWorksheet(text, titles)[3], ["14", "7", "points of s1"]);
  });

  it("takes titles of other languages by name, and says which it does not know", () => {
    const german = ENGLISH.replace("Identifier", "ID")
      .replace(",Grade,", ",Bewertung,")
      .replace("Last modified (grade)", "Zuletzt geändert (Bewertung)")
      .replace("Feedback comments", "Feedback als Kommentar");
    assert.throws(() => fill(german), {
      exitCode: 2,
      message: /no column is known as "identifier"; there are "ID", "Full name"/,
      fix: /--columns "identifier=<title>"/,
    });
    const columns =
      "identifier=ID,grade=Bewertung,modified=Zuletzt geändert (Bewertung),feedback=Feedback als Kommentar";
    const {text} = fill(german, {columns});
    const titles = ["ID", "Bewertung", "Zuletzt geändert (Bewertung)", "Feedback als Kommentar"];
    assert.deepEqual(importWorksheet(text, titles)[0], ["11", "3.33", "a &lt;b&gt; &amp; c<br>d"]);
    assert.throws(() => fill(german, {columns: "number=ID"}), /with the names identifier, grade/);
    assert.throws(() => fill(german, {columns: "identifier=Nummer"}), /no column "Nummer"/);
  });

  it("finds students by number, ID number, user name, e-mail address and name", () => {
    const names = [
      grade("Participant_11", 1),
      grade("Rick Roe", 9.5),
      grade("WANG@example.org", 3),
    ];
    const {text, unmatched} = fill(ENGLISH, {graded: {...COLUMN, grades: names}});
    assert.deepEqual(unmatched, []);
    assert.deepEqual(
      importWorksheet(text).map(([id, points]) => [id, points]),
      [
        ["11", "1"],
        ["12", "9.5"],
        ["13", ""],
        ["14", "3"],
      ],
    );
  });

  it("touches no locked row, writes decimal commas where the file has them, and scales when asked to", () => {
    const {kept, text} = fill(ENGLISH, {
      graded: {...COLUMN, grades: [grade("pat@example.org", 5)]},
    });
    assert.equal(kept[0].reason, "locked in Moodle");
    assert.deepEqual(importWorksheet(text)[2], ["13", "", ""]);
    const comma = ENGLISH.replaceAll("10.00", '"100,00"').replace("9.00", '"90,00"');
    assert.throws(() => fill(comma), /sheet\.csv has a maximum of 100, what was graded has 10/);
    assert.equal(importWorksheet(fill(comma, {scale: true}).text)[0][1], "33,33");
    const mixed = ENGLISH.replace("10.00", "20.00");
    assert.throws(() => fill(mixed), /must have one maximum, got 20 and 10/);
  });

  it("fills grades alone where the assignment takes no comments", () => {
    const without = ENGLISH.replaceAll(/,[^,\n]*$/gm, "");
    const {text} = fill(without);
    assert.match(text, /Participant 11,.*,3\.33,10\.00,/);
    assert.ok(!text.includes("points of"));
  });
});

describe("moodleGradebook", () => {
  it("writes e-mail address, ID number, grade and feedback, always both", () => {
    const roster = [
      {student: "s1", name: "", email: "s1@example.org", ids: {}},
      {student: "s2", name: "", email: "", ids: {idnumber: "=2"}},
      {student: "s3", name: "", email: "", ids: {}},
    ];
    const grades = [
      grade("s1", 10 / 3, "=a\nb"),
      grade("s2", 0),
      grade("s3", 1),
      grade("x@y.org", 2),
    ];
    const {text, unmatched} = moodleGradebook({...COLUMN, grades}, identities(roster), "HU drift");
    assert.deepEqual(parse(text), [
      ["Email address", "ID number", "HU drift", "HU drift feedback"],
      ["s1@example.org", "", "3.33", "'=a; b"],
      ["", "'=2", "0", "points of s2"],
      ["x@y.org", "", "2", "points of x@y.org"],
    ]);
    assert.deepEqual(
      unmatched.map(({student}) => student),
      ["s3"],
    );
  });
});
