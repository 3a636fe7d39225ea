import {formatTable} from "../cli/table.ts";
import type {Analysis, AnswerSimilarity, ExerciseItems, ItemFlag, TestItems} from "./analysis.ts";

const MAX_LINES = 10;

/** What to look at, for each flag. */
const ADVICE: Readonly<Record<ItemFlag, string>> = {
  everybody: "everybody passes: it separates no one; keep it if it shall encourage",
  nobody: "nobody passes: is its expected value right, and does the task ask for it?",
  negative: "who is good elsewhere fails here: look at expected value, tolerance and wording",
  weak: "it hardly goes with the rest: is it luck, or another skill?",
  timeouts: "many run out of time: is its input larger than it must be?",
  unanswered: "many leave the answer out: is it clear, and is there time for it?",
};

const percent = (share: number | null): string =>
  share === null ? "–" : `${Math.round(100 * share)} %`;
const number = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

function similarityPart({similarity, signs}: Analysis): string {
  const {answers, students, rule} = similarity;
  const said = answers.filter(({compared}) => compared > 1);
  const rows = said.map(({exercise, question, compared, distinct, distribution, marked}) => [
    `${exercise}/${question}`,
    String(compared),
    String(distinct),
    percent(distribution?.median ?? null),
    percent(distribution?.p95 ?? null),
    String(marked),
  ]);
  const columns = [
    {title: "answer", shrink: true},
    ...["compared", "distinct", "median", "95th", "marked"].map((title) => ({title, right: true})),
  ];
  const short = answers.filter(
    ({compared, short: few}: AnswerSimilarity) => compared < 2 && few > 0,
  );
  const lines = [
    "Similarity",
    ...(rows.length === 0
      ? ["  no two answers are long enough to compare\n"]
      : [formatTable(columns, rows)]),
  ];
  if (short.length > 0) {
    lines.push(
      `${short.length} answers are too short to compare (fewer than ${rule.least_code} tokens)`,
    );
  }
  for (const {left, right, marked, compared} of students.slice(0, MAX_LINES)) {
    lines.push(
      `  ${left} and ${right}: marked in ${marked.length} of ${compared} compared answers`,
    );
  }
  for (const {message, students: who, exercise} of signs.slice(0, MAX_LINES)) {
    lines.push(`  ${who.join(", ")} (${exercise}): ${message.en}`);
  }
  return lines.join("\n");
}

/** Tests that need a look, of all exercises. */
function flaggedLines({exercise, answers}: ExerciseItems): string[] {
  const tests = answers.flatMap(({tests: own}): TestItems[] => [...own]);
  return tests.flatMap(({test, title, flags}) =>
    flags.map((flag) => `  ${exercise} ${test} "${title.en}": ${ADVICE[flag]}`),
  );
}

function itemsPart({items}: Analysis): string {
  const rows = items.map(({exercise, n, score, max_score, alpha_answers, answers}) => {
    const tests = answers.flatMap(({tests: own}) => own);
    const hardest = tests.toSorted((a, b) => (a.difficulty ?? 1) - (b.difficulty ?? 1))[0];
    return [
      exercise,
      String(n),
      score === null ? "–" : `${number(score.mean)}/${max_score}`,
      number(alpha_answers),
      String(tests.length),
      hardest === undefined ? "–" : `${percent(hardest.difficulty)} ${hardest.test}`,
    ];
  });
  const columns = [
    {title: "exercise", shrink: true},
    ...["graded", "mean", "alpha", "tests"].map((title) => ({title, right: true})),
    {title: "hardest test"},
  ];
  const flagged = items.flatMap(flaggedLines);
  const more = flagged.length > MAX_LINES ? [`  and ${flagged.length - MAX_LINES} more`] : [];
  return ["Tests", formatTable(columns, rows), ...flagged.slice(0, MAX_LINES), ...more].join("\n");
}

function timesPart({times}: Analysis): string {
  const rows = times.map(({exercise, grading_ms, slowest, own, late}) => [
    exercise,
    grading_ms === null ? "–" : `${Math.round(grading_ms.median)} ms`,
    grading_ms === null ? "–" : `${Math.round(grading_ms.p95)} ms`,
    slowest.length === 0 ? "–" : slowest[0].student,
    own === null ? "–" : `${Math.round(own.seconds.median / 60)} min`,
    String(late),
  ]);
  const columns = [
    {title: "exercise", shrink: true},
    {title: "median", right: true},
    {title: "95th", right: true},
    {title: "slowest"},
    {title: "own time", right: true},
    {title: "late", right: true},
  ];
  return `Time of grading\n${formatTable(columns, rows)}`;
}

function flakinessPart({flakiness}: Analysis): string[] {
  if (flakiness === null) return [];
  const {repeat, sampled, of, tests, failed} = flakiness;
  const lines = tests.map(
    ({exercise, test, seed, changed, submissions, blame}) =>
      `  ${exercise} ${test}: ${changed} of ${submissions} changed with ${seed === "same" ? "the same seed" : "other seeds"}; look at the ${blame === "unclear" ? "test and the submissions" : blame}`,
  );
  const failures = failed.map(
    ({exercise, student, reason}) => `  not graded again: ${student} ${exercise}: ${reason}`,
  );
  const about = `Flakiness: ${sampled} of ${of} submissions graded ${2 * repeat} times more`;
  const none = tests.length === 0 ? ["  no verdict changed"] : [];
  return [
    [about, ...none, ...lines.slice(0, MAX_LINES), ...failures.slice(0, MAX_LINES)].join("\n"),
  ];
}

/** Sums an analysis up for the person at the keyboard. */
export function summary(analysis: Analysis): string {
  const {students, records, notebooks} = analysis.counts;
  const head = `${students} students, ${records} records, ${notebooks} notebooks`;
  const notes = analysis.notes.map(({en}) => `note: ${en}`);
  const parts = [
    [head, ...notes].join("\n"),
    ...(notebooks === 0 ? [] : [similarityPart(analysis)]),
    ...(records === 0 ? [] : [itemsPart(analysis), timesPart(analysis)]),
    ...flakinessPart(analysis),
  ];
  return `${parts.map((part) => part.trimEnd()).join("\n\n")}\n`;
}
