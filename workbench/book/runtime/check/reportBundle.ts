import type {CheckReport} from "../../../exercise/types.ts";
import type {CheckBundle} from "../protocol.ts";

/** Writes a report as plain text: one line a test, with what helps below those that failed. */
function plainReport({questions, score, maxScore}: CheckReport): string {
  const lines = questions.flatMap((question) => [
    `${question.title}: ${question.score} / ${question.maxScore}`,
    ...question.tests.flatMap(({status, title, message, call, got}) => [
      `  ${status === "pass" ? "✓" : "✗"} ${title}`,
      ...(message === "" ? [] : [`      ${message}`]),
      ...(call === undefined ? [] : [`      ${call}${got === undefined ? "" : ` → ${got}`}`]),
    ]),
  ]);
  return [...lines, `${score} / ${maxScore}`].join("\n");
}

/** Puts a report into the forms in which a page shows it. */
export function reportBundle(report: CheckReport): CheckBundle {
  return {
    "application/vnd.voxelbook.check+json": report,
    "text/plain": plainReport(report),
  };
}
