import assert from "node:assert/strict";
import {parse} from "csv-parse/sync";
import {gradesCsv} from "../../workbench/report/gradesCsv.ts";
import {overviewRow} from "../../workbench/report/overviewRow.ts";
import {madeRecord, manualQuestion} from "./madeRecords.ts";

const HEAD =
  "student,exercise,status,score,max_score,waiting,attempt,submitted_at,late_seconds,graded_at,isolation,reason";

describe("grades.csv", () => {
  it("has one row for each student and exercise, two decimals, and Windows line ends", () => {
    const record = madeRecord({score: 10 / 3, late_seconds: 61.4});
    const [head, row, end] = gradesCsv([overviewRow(record)]).split("\r\n");
    assert.equal(head, HEAD);
    assert.equal(
      row,
      "s001,00-small/double,graded,3.33,5,0,1,2026-01-01T00:00:00.000Z,61,2026-01-02T00:00:00.000Z,namespaces,",
    );
    assert.equal(end, "");
  });

  it("says how many answers wait, and leaves unknown times empty", () => {
    const record = madeRecord({questions: [manualQuestion("Why")], submitted_at: null});
    const [row] = parse(gradesCsv([overviewRow(record)]), {columns: true}) as [
      Record<string, string>,
    ];
    assert.deepEqual(
      [row["status"], row["waiting"], row["submitted_at"], row["late_seconds"]],
      ["needs_manual", "1", "", ""],
    );
  });

  for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    it(`makes text of a student's name that a spreadsheet would run: ${JSON.stringify(name)}`, () => {
      const row = overviewRow(madeRecord({student: name}));
      const [first] = parse(gradesCsv([row], new Map([[name, name]])), {columns: true}) as [
        Record<string, string>,
      ];
      assert.deepEqual([first["student"], first["name"]], [`'${name}`, `'${name}`]);
    });
  }

  it("quotes commas, quotes and line ends", () => {
    const name = 'a,"b"\nc';
    const rows = parse(gradesCsv([overviewRow(madeRecord({student: name}))]), {columns: true});
    assert.equal((rows as Record<string, string>[])[0]["student"], name);
  });

  it("has a head alone when there are no rows", () => {
    assert.equal(gradesCsv([]), "student\r\n");
  });
});
