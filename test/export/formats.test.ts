import assert from "node:assert/strict";
import {parse} from "csv-parse/sync";
import {gradescopeResults} from "../../workbench/export/gradescopeResults.ts";
import {identities} from "../../workbench/export/identities.ts";
import {junitXml} from "../../workbench/export/junitXml.ts";
import {lineItem, ltiScore} from "../../workbench/export/ltiScores.ts";
import {nbgraderCsv} from "../../workbench/export/nbgraderCsv.ts";
import {longCsv, wideCsv} from "../../workbench/export/plainCsv.ts";
import {prairielearnResults} from "../../workbench/export/prairielearnResults.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {LANGUAGES, type Language} from "../../workbench/messages/message.ts";
import {readJunit} from "./junitChecker.ts";
import {
  bilingual,
  EXERCISE,
  FAILED,
  HOSTILE_NAMES,
  madeQuestion,
  madeRecord,
  madeTest,
  STATES,
  streamOf,
} from "./madeRecords.ts";
import {requireValid} from "./schemas.ts";

const HIDDEN = {hiddenTests: "after_published"} as const;
const states = Object.entries(STATES).map(([name, more]) => ({
  name,
  record: madeRecord("s1", more),
}));
const state = (name: string): GradeRecord => madeRecord("s1", STATES[name]);

/** Roster entries whose every text is hostile. */
const people = HOSTILE_NAMES.map((name, i) => ({
  student: `s${i}`,
  name,
  email: `${i}@example.org`,
  ids: {},
}));
const identify = identities(people);
const hostile = (more: Partial<GradeRecord> = {}): GradeRecord[] =>
  people.map(({student, name}) => madeRecord(student, {...more, title: bilingual(name)}));

describe("exports of each state of a record", () => {
  for (const language of LANGUAGES) {
    for (const {name, record} of states) {
      it(`Gradescope, ${language}: ${name} keeps the published rules`, () => {
        requireValid("gradescope", gradescopeResults(record, {language, ...HIDDEN}));
      });
      it(`LTI, ${language}: ${name} keeps the published rules`, () => {
        requireValid("ltiScore", ltiScore(record, "u1", {language}));
      });
      it(`JUnit, ${language}: ${name} keeps the rules of the format`, async () => {
        for (const properties of [true, false]) {
          readJunit(await junitXml(streamOf([record]), {language, properties}));
        }
      });
    }
    for (const name of ["graded", "unreadable", "missing"]) {
      it(`PrairieLearn, ${language}: ${name} keeps the published rules`, () => {
        requireValid("prairielearn", prairielearnResults(state(name), language));
      });
    }
  }

  it("PrairieLearn has no word for a score that is not final", () => {
    for (const name of ["waiting", "broken"]) {
      assert.throws(() => prairielearnResults(state(name), "en"), /the score must be final/);
    }
  });

  it("maps the states as the reference says", () => {
    const lti = (name: string) => {
      const {activityProgress, gradingProgress, scoreGiven} = ltiScore(state(name), "u", {
        language: "en",
      });
      return [activityProgress, gradingProgress, scoreGiven];
    };
    assert.deepEqual(lti("graded"), ["Completed", "FullyGraded", 5]);
    assert.deepEqual(lti("waiting"), ["Submitted", "PendingManual", undefined]);
    assert.deepEqual(lti("unreadable"), ["Submitted", "NotReady", undefined]);
    assert.deepEqual(lti("missing"), ["Initialized", "NotReady", undefined]);
    assert.deepEqual(lti("broken"), ["Submitted", "Failed", undefined]);
    const scores = states.map(({name, record}) => [
      name,
      gradescopeResults(record, {language: "en", ...HIDDEN}).score,
    ]);
    assert.deepEqual(Object.fromEntries(scores), {
      graded: 5,
      waiting: 2,
      unreadable: 0,
      missing: 0,
      broken: undefined,
    });
    assert.deepEqual(prairielearnResults(state("unreadable"), "en"), {
      gradable: false,
      format_errors: ["not a notebook"],
      message: "not a notebook",
    });
  });

  it("never tells what a test of the instructor's expected, got, called or printed", async () => {
    const {score, ...record} = state("graded");
    const texts = LANGUAGES.flatMap((language: Language) => [
      JSON.stringify(gradescopeResults({...record, score}, {language, ...HIDDEN})),
      JSON.stringify(prairielearnResults({...record, score}, language)),
      JSON.stringify(ltiScore({...record, score}, "u", {language})),
    ]);
    texts.push(await junitXml(streamOf([state("graded")]), {language: "en", properties: true}));
    for (const text of texts) assert.ok(!text.includes("secret"), text);
  });

  it("tells a student nothing of what failed on the machine", () => {
    const broken = state("broken");
    assert.ok(!JSON.stringify(ltiScore(broken, "u", {language: "en"})).includes("disk full"));
    const results = gradescopeResults(broken, {language: "en", ...HIDDEN});
    assert.ok(!JSON.stringify(results).includes("disk full"));
    assert.deepEqual([results.score, results.tests, results.visibility], [undefined, [], "hidden"]);
  });

  it("writes in the language that was asked for", () => {
    const {tests} = gradescopeResults(state("graded"), {language: "zh-CN", hiddenTests: "hidden"});
    assert.deepEqual(
      tests.map(({name, number, visibility}) => [name, number, visibility]),
      [
        ["Doubling·中: title of double.public.1·中", "1.1", "visible"],
        ["Doubling·中: title of double.hidden.1·中", "1.2", "hidden"],
        ["Why·中", "2", "visible"],
      ],
    );
    assert.equal(tests[1].output, "differs·中");
    assert.equal(tests[2].output, "Clear·中：3/6\ngood, but short");
  });

  it("rounds here, and lets the top score of Gradescope stand over the rounded tests", () => {
    const third = madeTest("a", {score: 1 / 3, max_score: 1 / 3});
    const tests = [third, {...third, id: "b"}, {...third, id: "c"}];
    const question = madeQuestion({score: 1, max_score: 1, tests});
    const record = madeRecord("s1", {score: 1, max_score: 1, questions: [question]});
    const results = gradescopeResults(record, {language: "en", ...HIDDEN});
    assert.equal(results.score, 1);
    assert.deepEqual(
      results.tests.map(({score}) => score),
      [0.33, 0.33, 0.33],
    );
    const seventh = {...record, score: 1 / 7};
    const results7 = prairielearnResults(seventh, "en");
    assert.equal(results7.gradable && results7.score, 0.1429);
    assert.equal(ltiScore(seventh, "u", {language: "en"}).scoreGiven, 0.14);
  });

  it("keeps a large PrairieLearn file below its limit by leaving out what answers printed", () => {
    const tests = Array.from({length: 400}, (_, i) =>
      madeTest(`t${i}`, {output: "x".repeat(4000)}),
    );
    const record = madeRecord("s1", {questions: [madeQuestion({tests})]});
    const text = JSON.stringify(prairielearnResults(record, "en"));
    assert.ok(Buffer.byteLength(text) < 1_000_000);
    assert.ok(text.includes("title of t399"));
  });

  it("gives an LTI score the time of its last change, to the millisecond", () => {
    assert.equal(
      ltiScore(state("graded"), "u", {language: "en"}).timestamp,
      "2026-01-03T00:00:00.000Z",
    );
    assert.equal(
      ltiScore(state("waiting"), "u", {language: "en"}).timestamp,
      "2026-01-02T00:00:00.125Z",
    );
    const at = new Date("2026-05-01T00:00:00.001Z");
    assert.equal(ltiScore(state("graded"), "u", {language: "en", at}).timestamp, at.toISOString());
    requireValid(
      "ltiLineItem",
      lineItem({id: EXERCISE, title: bilingual("D"), maxScore: 10}, "en"),
    );
  });
});

describe("exports of hostile names and texts", () => {
  const spill = 'a\u001b[31mred\u0000\u0007 ]]> <b>&amp;\ud800 "\r\nend';

  it("come back whole from CSV, and no cell is a formula", async () => {
    const rows: Record<string, string>[] = parse(
      await longCsv(streamOf(hostile()), identify, {language: "en", bom: true}),
      {columns: true, bom: true},
    );
    assert.equal(rows.length, HOSTILE_NAMES.length);
    for (const [i, row] of rows.entries()) {
      const safe = row["name"].replace(/^'/, "");
      assert.equal(safe, HOSTILE_NAMES[i]);
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    }
  });

  it("begin with a mark only when it was asked for", async () => {
    const options = {language: "en", bom: false} as const;
    const text = await longCsv(streamOf([]), identify, options);
    assert.ok(text.startsWith("student,name,"));
    const marked = await longCsv(streamOf([]), identify, {...options, bom: true});
    assert.ok(marked.startsWith("\ufeffstudent,"));
  });

  it("come back whole from nbgrader's table, with the columns in its order", async () => {
    const text = await nbgraderCsv(streamOf(hostile()), identify);
    const [titles, ...rows]: string[][] = parse(text);
    assert.equal(
      titles.join(),
      "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score",
    );
    assert.deepEqual(rows[0], [
      ...["00-small", "", "2026-01-01 08:30:00.250000", "s0", "Doe", "Jane", "0@example.org"],
      ...["5.0", "0.0", "5.0", "10.0"],
    ]);
    assert.equal(rows.length, HOSTILE_NAMES.length);
    const nothing = await nbgraderCsv(streamOf([state("missing")]), identify);
    assert.match(nothing, /\n00-small,,,s1,.*,0\.0,0\.0,0\.0,10\.0\n/);
  });

  it("are legal XML with the same text, without control characters", async () => {
    const question = madeQuestion({
      tests: [
        madeTest("a", {
          ...FAILED,
          message: {code: "x", args: {}, ...bilingual(spill)},
          output: spill,
        }),
      ],
    });
    const records = hostile({questions: [question]}).map((record, i) => {
      return {...record, student: HOSTILE_NAMES[i]};
    });
    const xml = await junitXml(streamOf(records), {language: "en", properties: true});
    assert.ok(!xml.includes("]]>"));
    const document = readJunit(xml);
    const failure = document.querySelector("failure");
    assert.equal(failure?.textContent, 'ared ]]> <b>&amp; "\nend');
    const names = [...document.querySelectorAll("testsuite")].map((suite) =>
      suite.getAttribute("name"),
    );
    assert.deepEqual(
      names,
      HOSTILE_NAMES.map((name) => `${name.replace(/\s+/g, " ")} ${EXERCISE}`),
    );
  });

  it("are plain text in JSON, with \\n at the ends of lines", () => {
    const message = {code: "x", args: {}, ...bilingual(spill)};
    const tests = [madeTest("a", {...FAILED, message, output: spill, got: spill})];
    const record = madeRecord("s1", {questions: [madeQuestion({tests})]});
    const all = [
      gradescopeResults(record, {language: "en", ...HIDDEN}),
      prairielearnResults(record, "en"),
      ltiScore(record, "u", {language: "en"}),
    ];
    for (const one of all) assert.doesNotMatch(JSON.stringify(one), /\\r|\\u00[01]|\\ud800/);
  });
});

describe("wideCsv", () => {
  it("has one row for each student, and no sum where a score waits", async () => {
    const other = "00-small/triple";
    const records = [
      madeRecord("a"),
      madeRecord("a", {assignment: other, score: 2.5}),
      madeRecord("b", STATES["waiting"]),
      madeRecord("b", {assignment: other, score: 1}),
      madeRecord("c", {assignment: other, score: 10 / 3}),
    ];
    const exercises = [EXERCISE, other].map((id) => ({id, title: bilingual(id), maxScore: 10}));
    const options = {language: "en", bom: false} as const;
    const text = await wideCsv(streamOf(records), identities(undefined), exercises, options);
    assert.deepEqual(parse(text), [
      [
        "student",
        "name",
        "email",
        "00-small/double (10)",
        "00-small/triple (10)",
        "total",
        "max_total",
      ],
      ["a", "", "", "5", "2.5", "7.5", "20"],
      ["b", "", "", "", "1", "", "20"],
      ["c", "", "", "", "3.33", "3.33", "20"],
    ]);
  });
});
