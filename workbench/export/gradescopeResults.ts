import type {GradeRecord, RecordQuestion, RecordTest} from "../grader/record.ts";
import type {Language} from "../messages/message.ts";
import {inLanguage, pointsOf, say, waits} from "./feedback.ts";
import {oneLine, plainText} from "./plainText.ts";
import {roundPoints} from "./round.ts";
import {manualText, testText, testTitle} from "./testText.ts";

/** Who sees a test; `after_due_date` is Gradescope's too, but a record does not say it. */
export type GradescopeVisibility = "hidden" | "after_published" | "visible";

export interface GradescopeOptions {
  readonly language: Language;
  /** What the instructor's tests get. */
  readonly hiddenTests: Exclude<GradescopeVisibility, "visible">;
}

/** One entry of `tests`. */
export interface GradescopeTest {
  readonly score?: number;
  readonly max_score?: number;
  readonly status?: "passed" | "failed";
  readonly name: string;
  readonly number: string;
  readonly output: string;
  readonly visibility: GradescopeVisibility;
  readonly tags?: readonly string[];
}

/** `/autograder/results/results.json`. */
export interface GradescopeResults {
  readonly score?: number;
  readonly execution_time?: number;
  readonly output: string;
  readonly output_format: "text";
  readonly test_output_format: "text";
  readonly test_name_format: "text";
  readonly stdout_visibility: "hidden";
  readonly visibility?: GradescopeVisibility;
  readonly extra_data?: Readonly<Record<string, string | number>>;
  readonly tests: readonly GradescopeTest[];
}

/** Every text is plain: nothing that an answer printed is read as HTML or Markdown. */
const FORMATS = {
  output_format: "text",
  test_output_format: "text",
  test_name_format: "text",
  stdout_visibility: "hidden",
} as const;

function testEntry(
  test: RecordTest,
  title: string,
  number: string,
  {language, hiddenTests}: GradescopeOptions,
): GradescopeTest {
  return {
    score: roundPoints(test.score),
    max_score: roundPoints(test.max_score),
    status: test.status === "pass" ? "passed" : "failed",
    name: `${title}: ${testTitle(test, language)}`,
    number,
    output: testText(test, language),
    visibility: test.visibility === "hidden" ? hiddenTests : "visible",
    ...(test.status === "pass" ? {} : {tags: [test.status]}),
  };
}

/** An answer marked by a person is one entry; while it waits it is a note without points. */
function questionEntries(
  question: RecordQuestion,
  i: number,
  options: GradescopeOptions,
): GradescopeTest[] {
  const title = oneLine(inLanguage(question.title, options.language), 200);
  if (question.manual === undefined) {
    return question.tests.map((test, j) => testEntry(test, title, `${i + 1}.${j + 1}`, options));
  }
  const output = manualText(question, options.language);
  const entry = {name: title, number: String(i + 1), output, visibility: "visible"} as const;
  if (waits(question)) return [entry];
  const score = roundPoints(question.score);
  const max_score = roundPoints(question.max_score);
  return [{...entry, score, max_score, status: score === max_score ? "passed" : "failed"}];
}

/**
 * Writes a record as the results of a Gradescope autograder.
 *
 * Format: "Autograder Specifications", gradescope-autograders.readthedocs.io/en/latest/specs. The top-level
 * score is the record's: it overrides the sum of the rounded tests. A submission that the machine could not
 * grade has no score anywhere, so that nothing of it can be published.
 */
export function gradescopeResults(
  record: GradeRecord,
  options: GradescopeOptions,
): GradescopeResults {
  const {language} = options;
  const {status, reason, score, questions, provenance} = record;
  if (status === "infrastructure_error") {
    return {
      ...FORMATS,
      visibility: "hidden",
      output: say("infrastructure_error", {}, language),
      tests: [],
    };
  }
  const why = reason === null ? "" : inLanguage(reason, language);
  const note = status === "needs_manual" ? ` (${say("waits", {}, language)})` : "";
  const milliseconds = questions
    .flatMap(({tests}) => tests)
    .reduce((sum, {duration_ms}) => sum + duration_ms, 0);
  return {
    ...FORMATS,
    score: roundPoints(score),
    execution_time: roundPoints(milliseconds / 1000),
    output: plainText(why === "" ? `${pointsOf(record, language)}${note}` : why),
    extra_data: {
      exercise: record.assignment,
      status,
      submission_sha256: provenance.submission_sha256,
      tests_sha256: provenance.tests_sha256,
      isolation: provenance.isolation,
    },
    tests: questions.flatMap((question, i) => questionEntries(question, i, options)),
  };
}
