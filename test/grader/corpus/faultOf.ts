import {isManual} from "../../../workbench/exercise/manualKinds.ts";
import type {Exercise} from "../../../workbench/exercise/readExercise.ts";
import type {GradeRecord} from "../../../workbench/grader/record.ts";
import type {Made} from "./made.ts";

/** Points are added in hundredths of a millionth. */
const ROUNDING = 1e-6;

/** Everything a record says by code. */
function codesOf({reason, notes, questions}: GradeRecord): Set<string> {
  const tests = questions.flatMap((question) => question.tests);
  const messages = [reason, ...notes, ...tests.map(({message}) => message)];
  return new Set(messages.flatMap((message) => (message === null ? [] : [message.code])));
}

/** Says whether the marks are those that the submission must get. */
function marksFault({expected, exercise}: Made, {info}: Exercise, record: GradeRecord) {
  const {score, max_score, questions} = record;
  const points = (ids: readonly string[]): number =>
    info.answers.reduce((sum, {id, points: own}) => (ids.includes(id) ? sum + own : sum), 0);
  // Nobody has marked those that wait for a person.
  const most = max_score - points(info.answers.filter(isManual).map(({id}) => id));
  const {lost} = expected;
  if (lost === "some" || lost === "any") {
    const least = most - points(["bias"]);
    const inside = score >= least - ROUNDING && score <= most;
    return inside && (lost === "any" || score < most) ? undefined : `must lose ${lost} of bias`;
  }
  if (lost.some((id) => !info.answers.some((answer) => answer.id === id))) {
    return `${exercise} has no answers ${lost.join()}`;
  }
  const wrong = questions.filter(
    ({id, score: got, max_score: all, manual}) =>
      manual === undefined && Math.abs(got - (lost.includes(id) ? 0 : all)) > ROUNDING,
  );
  if (wrong.length > 0) return `wrong points for ${wrong.map(({id}) => id).join()}`;
  return undefined;
}

/** Says what is wrong with the record of a made submission; undefined when it is as it must be. */
export function faultOf(
  made: Made,
  exercise: Exercise,
  record: GradeRecord | undefined,
): string | undefined {
  const {student, expected} = made;
  if (record === undefined) return `${student}: no record`;
  const codes = codesOf(record);
  const {status, score, max_score, questions} = record;
  const faults: string[] = [];
  if (status !== expected.status) faults.push(`must be ${expected.status}`);
  const marks = marksFault(made, exercise, record);
  if (marks !== undefined) faults.push(marks);
  const {code, ends} = expected;
  if (code !== undefined && !codes.has(code)) faults.push(`must say ${code}`);
  const statuses = new Set<string>(
    questions.flatMap(({tests}) => tests.map((test) => test.status)),
  );
  if (ends !== undefined && !ends.some((end) => statuses.has(end))) {
    faults.push(`must end with ${ends.join(" or ")}, got ${[...statuses].join()}`);
  }
  if (faults.length === 0) return undefined;
  return `${student}: ${faults.join("; ")}; ${status} ${score}/${max_score}, ${[...codes].join(" ")}`;
}
