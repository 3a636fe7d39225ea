import type {GradeRecord, RecordQuestion, RecordTest} from "../grader/record.ts";
import type {Language} from "../messages/message.ts";
import {inLanguage, say, waits} from "./feedback.ts";
import {oneLine, plainText} from "./plainText.ts";
import {roundPoints} from "./round.ts";
import {manualText, testText, testTitle} from "./testText.ts";

export interface JunitOptions {
  readonly language: Language;
  /** Writes points, visibility and question as properties of each case, which strict readers refuse. */
  readonly properties: boolean;
}

/** How a case ended; nothing for one that passed. */
type Outcome = "failure" | "error" | "skipped" | undefined;

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly seconds: number;
  readonly outcome: Outcome;
  readonly type: string;
  readonly text: string;
  readonly output: string;
  readonly properties: Readonly<Record<string, string>>;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly seconds: number;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Text of an element. Every ">" is escaped, so that "]]>" cannot stand in it. */
const text = (value: string): string =>
  plainText(value).replace(/[&<>]/g, (mark) => ENTITIES[mark] ?? mark);
/** Value of an attribute: a reader turns bare line ends into spaces. */
const quoted = (value: string): string =>
  `"${plainText(value).replace(/[&<>"\n\t]/g, (mark) => ENTITIES[mark] ?? mark)}"`;

/** A test that was not run counts as skipped; one that ended in no verdict of its own as an error. */
function outcomeOf({status}: RecordTest): Outcome {
  if (status === "pass") return undefined;
  if (status === "fail") return "failure";
  return status === "not_run" ? "skipped" : "error";
}

function manualCase(question: RecordQuestion, classname: string, language: Language): Case {
  const {score, max_score} = question;
  const passed = score >= max_score ? undefined : "failure";
  return {
    name: oneLine(inLanguage(question.title, language), 300),
    classname,
    seconds: 0,
    outcome: waits(question) ? "skipped" : passed,
    type: "manual",
    text: manualText(question, language),
    output: "",
    properties: propertiesOf(score, max_score, "visible", question.id),
  };
}

const propertiesOf = (
  points: number,
  max: number,
  visibility: string,
  question: string,
): Readonly<Record<string, string>> => ({
  max_points: String(roundPoints(max)),
  points: String(roundPoints(points)),
  question,
  visibility,
});

function casesOf(record: GradeRecord, language: Language): Case[] {
  const {assignment, status, reason, questions} = record;
  const cases = questions.flatMap((question): Case[] => {
    const classname = `${assignment.replaceAll("/", ".")}.${question.id}`;
    if (question.manual !== undefined) return [manualCase(question, classname, language)];
    return question.tests.map((test) => ({
      name: testTitle(test, language),
      classname,
      seconds: test.duration_ms / 1000,
      outcome: outcomeOf(test),
      type: test.message?.code ?? test.status,
      text: testText({...test, output: ""}, language),
      output: test.visibility === "visible" ? test.output : "",
      properties: propertiesOf(test.score, test.max_score, test.visibility, question.id),
    }));
  });
  if (status === "graded" || status === "needs_manual") return cases;
  const why = reason === null ? say(status, {}, language) : inLanguage(reason, language);
  const whole: Case = {
    name: "submission",
    classname: assignment.replaceAll("/", "."),
    seconds: 0,
    outcome: "error",
    type: status,
    text: why,
    output: "",
    properties: {},
  };
  return [whole, ...cases];
}

function caseXml(one: Case, properties: boolean): string {
  const {name, classname, seconds, outcome, type, output} = one;
  const lines: string[] = [];
  const own = Object.entries(one.properties);
  if (properties && own.length > 0) {
    const items = own.map(
      ([key, value]) => `<property name=${quoted(key)} value=${quoted(value)}/>`,
    );
    lines.push(`<properties>${items.join("")}</properties>`);
  }
  const message = quoted(oneLine(one.text, 200));
  if (outcome === "skipped") lines.push(`<skipped message=${message}/>`);
  else if (outcome !== undefined) {
    lines.push(
      `<${outcome} message=${message} type=${quoted(type)}>${text(one.text)}</${outcome}>`,
    );
  }
  if (output !== "") lines.push(`<system-out>${text(output)}</system-out>`);
  const head = `<testcase name=${quoted(name)} classname=${quoted(classname)} time="${seconds.toFixed(3)}"`;
  return lines.length === 0
    ? `    ${head}/>`
    : `    ${head}>\n${lines.map((line) => `      ${line}`).join("\n")}\n    </testcase>`;
}

function countCases(cases: readonly Case[]): Counts {
  const count = (outcome: Outcome): number => cases.filter((one) => one.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    seconds: cases.reduce((sum, {seconds}) => sum + seconds, 0),
  };
}

const countsXml = ({tests, failures, errors, skipped, seconds}: Counts): string =>
  `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds.toFixed(3)}"`;

/**
 * Writes records as JUnit XML, one suite for each submission, one case for each declared test in its order.
 * The counts are those of the cases. JUnit has no points: they are properties, where those are wanted.
 */
export async function junitXml(
  records: AsyncIterable<GradeRecord>,
  {language, properties}: JunitOptions,
): Promise<string> {
  const suites: string[] = [];
  let total: Counts = {tests: 0, failures: 0, errors: 0, skipped: 0, seconds: 0};
  for await (const record of records) {
    const cases = casesOf(record, language);
    const counts = countCases(cases);
    total = {
      tests: total.tests + counts.tests,
      failures: total.failures + counts.failures,
      errors: total.errors + counts.errors,
      skipped: total.skipped + counts.skipped,
      seconds: total.seconds + counts.seconds,
    };
    const name = `${oneLine(record.student, 300)} ${record.assignment}`;
    // The schemas of Ant and Jenkins take a time without a fraction or a zone, in UTC.
    const timestamp = record.graded_at.replace(/(\.\d+)?Z$/, "");
    const head = `  <testsuite name=${quoted(name)} ${countsXml(counts)} timestamp=${quoted(timestamp)}>`;
    suites.push(
      [head, ...cases.map((one) => caseXml(one, properties)), "  </testsuite>"].join("\n"),
    );
  }
  const head = `<testsuites name="voxelbook" ${countsXml(total)}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${[head, ...suites, "</testsuites>"].join("\n")}\n`;
}
