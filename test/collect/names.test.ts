import assert from "node:assert/strict";
import {homedir} from "node:os";
import fc from "fast-check";
import {isCanvasEntry, readCanvasName, readUpload} from "../../workbench/collect/canvasName.ts";
import {squash} from "../../workbench/collect/foldName.ts";
import type {Claim} from "../../workbench/collect/layout.ts";
import {exerciseNames, studentInName} from "../../workbench/collect/looseName.ts";
import {finderOf} from "../../workbench/collect/matchStudent.ts";
import {readMoodleName} from "../../workbench/collect/moodleName.ts";
import {readDue} from "../../workbench/collect/readDue.ts";
import {sourceNames} from "../../workbench/collect/sourceNames.ts";
import {readTimestamp} from "../../workbench/collect/timestamp.ts";
import {folderName} from "../../workbench/collect/whoseFile.ts";
import {parseRoster} from "../../workbench/grader/roster.ts";
import {safeStudentName, studentNameFault} from "../../workbench/grader/studentName.ts";

describe("names of Canvas", () => {
  for (const [name, expected] of [
    [
      "doejane_12345_67890_hu-drift.ipynb",
      ["doejane_12345", "12345", false, 67890, "hu-drift.ipynb"],
    ],
    [
      "doejane_LATE_12345_67890_hu-drift-2.ipynb",
      ["doejane_12345", "12345", true, 67890, "hu-drift-2.ipynb"],
    ],
    ["李雷_1_2_作业_3_4.ipynb", ["李雷_1", "1", false, 2, "作业_3_4.ipynb"]],
    ["o_neil_7_8_a.zip", ["o_neil_7", "7", false, 8, "a.zip"]],
    ["anon_aB3xY_67890_a.ipynb", ["anon_aB3xY", undefined, false, 67890, "a.ipynb"]],
    ["LATE_anon_aB3xY_67890_a.ipynb", ["anon_aB3xY", undefined, true, 67890, "a.ipynb"]],
    ["hu-drift.ipynb", undefined],
    ["12345_67890_hu-drift.ipynb", undefined],
    ["doejane_12345_text.html", undefined],
  ] as const) {
    it(`are read: ${name}`, () => {
      const found = readCanvasName(name);
      const got = found && [found.owner, found.userId, found.late, found.fileId, found.file];
      assert.deepEqual(got, expected);
    });
  }

  it("lose the count of uploads, and nothing else", () => {
    const read = (file: string) => {
      const found = readUpload(file, (name) => name === "lesson-1.ipynb");
      return [found.file, found.upload];
    };
    assert.deepEqual(read("hu-drift-2.ipynb"), ["hu-drift.ipynb", 3]);
    assert.deepEqual(read("hu-drift-12.zh-CN.ipynb"), ["hu-drift.zh-CN.ipynb", 13]);
    assert.deepEqual(read("hu-drift.ipynb"), ["hu-drift.ipynb", 1]);
    assert.deepEqual(read("lesson-1.ipynb"), ["lesson-1.ipynb", 1]);
    assert.deepEqual(read("lesson-1-1.ipynb"), ["lesson-1.ipynb", 2]);
    assert.ok(isCanvasEntry("doejane_LATE_12345_text.html"));
    assert.ok(!isCanvasEntry("text.html"));
  });
});

describe("names of Moodle", () => {
  for (const [name, expected] of [
    ["Jane Doe_123456_assignsubmission_file", ["Jane Doe_123456", "123456", "file", ""]],
    ["Jane Doe_123456_assignsubmission_file_", ["Jane Doe_123456", "123456", "file", ""]],
    [
      "Jane Doe_123456_assignsubmission_file_hu_drift.ipynb",
      ["Jane Doe_123456", "123456", "file", "hu_drift.ipynb"],
    ],
    ["参与者_9_assignsubmission_onlinetext_", ["参与者_9", "9", "onlinetext", ""]],
    ["Default group_assignsubmission_file", ["Default group", undefined, "file", ""]],
    ["_assignsubmission_file_x.ipynb", undefined],
    ["Jane Doe_123456.ipynb", undefined],
  ] as const) {
    it(`are read: ${name}`, () => {
      const found = readMoodleName(name);
      const got = found && [found.owner, found.participant, found.kind, found.rest];
      assert.deepEqual(got, expected);
    });
  }
});

describe("the student in the name of a loose file", () => {
  const names = exerciseNames(["02-ct-numbers/hu-drift", "02-ct-numbers/drift", "03-x/psf"]);
  for (const [stem, expected] of [
    ["s001_hu-drift", "s001"],
    ["hu-drift-s001", "s001"],
    ["02-ct-numbers__hu-drift s001", "s001"],
    ["doe_jane_psf", "doe_jane"],
    ["s001_hu-drift_final", "s001"],
    ["Copy of s001_psf", "s001"],
    ["psf-s001 (2)", "s001"],
    ["hu-drift", undefined],
    ["hu-drift-final", undefined],
    ["hu-drift_v2", undefined],
    ["hu-drift - Copy", undefined],
    ["Copy of hu-drift", undefined],
    ["s001_hu-drift_s002", undefined],
    ["s001", undefined],
    ["s001psf", undefined],
  ] as const) {
    it(`is ${expected ?? "nobody"}: ${stem}`, () =>
      assert.equal(studentInName(stem, names), expected));
  }
});

describe("times", () => {
  for (const [text, expected] of [
    ["2015-02-02 15:58:23.948203 America/Los_Angeles", "2015-02-02T23:58:23.948Z"],
    ["2015-02-02 15:58:23.948203 UTC\n", "2015-02-02T15:58:23.948Z"],
    ["2026-07-01 12:00 Europe/Berlin", "2026-07-01T10:00:00.000Z"],
    // The hour that a change of the clocks moved: Berlin was an hour ahead of UTC before 3:00 on that night.
    ["2026-03-29 01:30:00 Europe/Berlin", "2026-03-29T00:30:00.000Z"],
    ["2026-03-29 03:30:00 Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-01-01T00:00:00+0530", "2025-12-31T18:30:00.000Z"],
    ["2026-01-01 00:00:00 -05:00", "2026-01-01T05:00:00.000Z"],
    ["2026-01-01 00:00:00", "2026-01-01T00:00:00.000Z"],
    ["2026-13-01 00:00:00", undefined],
    ["2026-01-01 00:00:00 Middle/Earth", undefined],
    ["yesterday", undefined],
    ["", undefined],
  ] as const) {
    it(`of nbgrader are read: ${JSON.stringify(text)}`, () =>
      assert.equal(readTimestamp(text)?.toISOString(), expected));
  }

  it("that are due must name their zone", () => {
    assert.equal(readDue("2026-12-01T23:59+01:00").toISOString(), "2026-12-01T22:59:00.000Z");
    for (const text of ["2026-12-01", "2026-12-01T23:59", "2026-12-01T25:00Z", "tomorrow"])
      assert.throws(() => readDue(text), /it must be a time with its zone, such as/, text);
  });
});

describe("names of students' folders", () => {
  for (const [name, fault, safe] of [
    ["s001", undefined, "s001"],
    ["Doe, Jane", undefined, "Doe, Jane"],
    ["李雷", undefined, "李雷"],
    ["", /empty/, "student"],
    ["a/b", /holds "\/"/, "a_b"],
    ["..", /begins with a dot/, "student"],
    ["../../etc", /holds "\/"/, "etc"],
    ["a\u0000b", /cannot be seen/, "ab"],
    ["a\u202eb", /cannot be seen/, "ab"],
    ["e\u0301", /NFC/, "\u00e9"],
    ["CON", /Windows/, "CON_"],
    ["aux.txt", /Windows/, "aux_.txt"],
    ["lpt1", /Windows/, "lpt1_"],
    ["jane.", /ends with/, "jane"],
    [" jane", /begins or ends/, "jane"],
    ["index.html", /taken/, "index.html_"],
    ["Collected.json", /taken/, "Collected.json_"],
    ["marks.json", /taken/, "marks.json_"],
    ["x".repeat(121), /longer than 120 bytes/, "x".repeat(119)],
    ["\ud800", /cannot be seen/, "student"],
  ] as const) {
    it(`are judged and mended: ${JSON.stringify(name).slice(0, 30)}`, () => {
      const found = studentNameFault(name);
      if (fault === undefined) assert.equal(found, undefined);
      else assert.match(found ?? "", fault);
      assert.equal(safeStudentName(name), safe);
    });
  }

  it("are sound whatever they are made of, and differ where the names differ", () => {
    const text = fc.string({unit: "binary", maxLength: 150});
    fc.assert(
      fc.property(text, text, (a, b) => {
        assert.equal(studentNameFault(folderName(a)), undefined);
        if (a.normalize("NFC") !== b.normalize("NFC"))
          assert.notEqual(folderName(a), folderName(b));
      }),
      {seed: 7, numRuns: 200},
    );
  });
});

describe("students of a roster", () => {
  const {entries} = parseRoster(
    Buffer.from(
      [
        "student;name;email;ID;Matrikel",
        "s001;Doe, Jane;jane@example.org;12345;A-99-001",
        "s002;José Núñez Ortega;jose.nunez@example.org;12346;",
        "s003;Łukasz Åberg-Strauß;;12347;",
        "s004;Ann Lee;ann@example.org;;",
        "s005;Ann Lee;;;",
        "s006;李雷;lilei@example.org;;",
      ].join("\n"),
    ),
    "roster.csv",
  );
  const finder = finderOf(entries);
  const claim = (name: string, more: Partial<Claim> = {}): Claim => ({
    owner: name,
    name,
    system: undefined,
    id: undefined,
    weak: false,
    ...more,
  });

  for (const [name, expected] of [
    ["s001", "s001"],
    ["S001", "s001"],
    ["Jane Doe", "s001"],
    ["doe_jane", "s001"],
    ["doejane", "s001"],
    ["jane@example.org", "s001"],
    ["A99001", "s001"],
    ["Jane Doe (s001)", "s001"],
    ["JOSE NUNEZ ORTEGA", "s002"],
    ["nunezortegajose", "s002"],
    ["Jose\u0301 Nu\u0301n\u0303ez Ortega", "s002"],
    ["lukasz aberg strauss", "s003"],
    ["李雷", "s006"],
    ["homework s002", "s002"],
    ["Jane Smith", undefined],
    ["jane doe smith", undefined],
    ["s0011", undefined],
    ["", undefined],
  ] as const) {
    it(`are found by name: ${name}`, () => {
      const match = finder.find(claim(name));
      assert.deepEqual(
        match,
        expected === undefined ? {kind: "none"} : {kind: "one", student: expected},
      );
    });
  }

  for (const [what, given, expected] of [
    ["two of one name", claim("Ann Lee"), /"Ann Lee" may be s004, s005/],
    ["two in one name", claim("s001 s002"), /may be s001, s002/],
    [
      "a number and a name that disagree",
      claim("doejane", {system: "canvas", id: "12346"}),
      /the number is that of s002, the name that of s001/,
    ],
  ] as const) {
    it(`are not guessed: ${what}`, () => {
      const match = finder.find(given);
      assert.match(match.kind === "unclear" ? match.reason : match.kind, expected);
    });
  }

  it("are found by the number of their system only", () => {
    const found = (system: "canvas" | "moodle", id: string) =>
      finder.find(claim("somebody", {system, id}));
    assert.deepEqual(found("canvas", "12347"), {kind: "one", student: "s003"});
    assert.deepEqual(found("moodle", "12347"), {kind: "none"});
  });

  it("compare equal however their names are written", () => {
    assert.equal(squash("Straße, Ærø"), squash("strasse aero"));
  });
});

describe("rosters", () => {
  const read = (text: string | Uint8Array) => parseRoster(Buffer.from(text), "r.csv");

  it("are read with the column student, everything else as ids", () => {
    const {entries, studentColumn} = read(
      "\ufeffstudent,name,email,SIS\ns001,A,a@example.org,77\n\n",
    );
    assert.equal(studentColumn, "student");
    assert.deepEqual(entries, [
      {student: "s001", name: "A", email: "a@example.org", ids: {SIS: "77"}},
    ]);
  });

  it("may be a gradebook exported from Canvas", () => {
    const {entries, studentColumn} = read(
      'Student,ID,SIS Login ID,Section,HW (9)\n    Points Possible,,,,10\n"Doe, Jane",12345,jdoe,A,\n',
    );
    assert.equal(studentColumn, "SIS Login ID");
    assert.deepEqual(entries, [
      {student: "jdoe", name: "Doe, Jane", email: "", ids: {ID: "12345", Section: "A"}},
    ]);
  });

  it("may be a grading worksheet of Moodle, in Chinese too", () => {
    const {entries} = read(
      "Identifier,Full name,Email address,Grade\nParticipant 501,Jane Doe,jane@example.org,\n",
    );
    assert.equal(entries[0].student, "Participant 501");
    assert.equal(read("学号,姓名\n2026001,李雷\n").entries[0].name, "李雷");
  });

  for (const [what, text, says] of [
    [
      "no column that names",
      "colour,size\nred,1\n",
      /must have a column "student".*got "colour", "size"/,
    ],
    ["no student", "student,name\n", /at least one student, got none/],
    [
      "a name that is no folder",
      "student\n../x\n",
      /r\.csv, student 1: "student" must be able to name a folder, got "\.\.\/x": it holds "\/"/,
    ],
    ["an empty name", "student,name\n,A\n", /student 1: .* it is empty/],
    ["two of one name", "student\nabc\nABC\n", /students must differ, got "abc" and "ABC"/],
    ["a column twice", "student,a,A\nx,1,2\n", /column "a" stands there twice/],
    ["a row that is too long", "student,name\nx,A,B\n", /must be CSV/],
    ["another encoding", Buffer.from([0x73, 0xff, 0xfe]), /must be text in UTF-8/],
  ] as const) {
    it(`are refused with ${what}`, () => assert.throws(() => read(text), says));
  }
});

describe("names of sources", () => {
  it("tell them apart and hold no more of the machine than that needs", () => {
    const home = homedir();
    assert.deepEqual(sourceNames([`${home}/a/week.zip`, `${home}/b/week.zip`, `${home}/c/other`]), [
      "a/week.zip",
      "b/week.zip",
      "other",
    ]);
    assert.deepEqual(sourceNames([home]), [home.split(/[\\/]/).at(-1)]);
  });
});
