import {createHash} from "node:crypto";
import {AnswerError, isAnswerError} from "../exercise/answerError.ts";
import {judge} from "../exercise/judge.ts";
import {isManual, type ManualKind} from "../exercise/manualKinds.ts";
import {drawingVerdict} from "../exercise/manualState.ts";
import type {AnswerSource} from "../exercise/pickAnswers.ts";
import {readFigure} from "../exercise/readFigure.ts";
import type {Exercise} from "../exercise/readExercise.ts";
import {startsOf} from "../exercise/startsOf.ts";
import type {AnswerInfo, TestVerdict} from "../exercise/types.ts";
import type {IsolatedAnswers} from "./isolatedAnswers.ts";
import type {ManualPart, RubricItem} from "./record.ts";

/** Longest text that a record keeps; a longer one is cut, and says so at its end. */
const MAX_TEXT = 50_000;

/** What a person gets to mark, and why there is nothing to draw where a figure's code failed. */
export interface ManualQuestion {
  readonly manual: ManualPart;
  readonly tests: readonly TestVerdict[];
}

/** The rubric of an answer in every language of the exercise. */
function rubricOf({editions}: Exercise, {id, rubric = []}: AnswerInfo): RubricItem[] {
  return rubric.map((line) => {
    const [en, zh = en] = editions.map(({info}) => {
      const own = info.answers.find((answer) => answer.id === id)?.rubric ?? [];
      return own.find((candidate) => candidate.id === line.id)?.title ?? line.title;
    });
    return {id: line.id, points: line.points, title: {en, zh}};
  });
}

/** Keeps of a student's Markdown what a marker can be asked to read. */
function keptText(source: string): string {
  return source.length > MAX_TEXT ? `${source.slice(0, MAX_TEXT)}\n\n[…]` : source;
}

/**
 * Draws a figure's data out of its code. Where the code fails, the answer is an empty figure with its source,
 * so that a person still sees it.
 */
async function figureAnswer(
  answer: AnswerInfo,
  source: string,
  answers: IsolatedAnswers,
): Promise<{text: string; tests: readonly TestVerdict[]}> {
  try {
    return {text: JSON.stringify(readFigure(await answers.value(answer))), tests: []};
  } catch (error) {
    if (!isAnswerError(error)) throw error;
    const judgement = judge(error);
    if (judgement.status === "not_run") return {text: "", tests: []};
    const text = JSON.stringify({data: [], layout: {}, source: keptText(source)});
    return {text, tests: [drawingVerdict(answer, judgement)]};
  }
}

/** Reads one answer. It is untouched when its cell holds what the student started from. */
async function manualQuestion(
  exercise: Exercise,
  answer: AnswerInfo & {readonly kind: ManualKind},
  source: string | undefined,
  answers: IsolatedAnswers,
): Promise<ManualQuestion> {
  const rubric = rubricOf(exercise, answer);
  const written = source?.trim() ?? "";
  const untouched = written === "" || startsOf(exercise).get(answer.id)?.has(written) === true;
  if (source === undefined || untouched) {
    return {manual: part(answer.kind, "", rubric), tests: []};
  }
  if (answer.kind === "text") return {manual: part("text", keptText(source), rubric), tests: []};
  const {text, tests} = await figureAnswer(answer, source, answers);
  return {manual: part("figure", text, rubric), tests};
}

function part(kind: ManualKind, answer: string, rubric: readonly RubricItem[]): ManualPart {
  const answer_sha256 = createHash("sha256").update(answer).digest("hex");
  return {kind, answer, answer_sha256, rubric, mark: null};
}

/**
 * Reads the answers of a submission that a person marks.
 *
 * @param answers - reach the values of figures
 * @param ambiguous - ids of answers that two cells give differently: nobody can mark those
 * @returns by answer id; answers that tests judge are left out
 */
export async function manualQuestions(
  exercise: Exercise,
  sources: readonly AnswerSource[],
  answers: IsolatedAnswers,
  ambiguous: readonly string[],
): Promise<ReadonlyMap<string, ManualQuestion>> {
  const questions = new Map<string, ManualQuestion>();
  for (const {answer, source} of sources) {
    const {id} = answer;
    if (!isManual(answer)) continue;
    if (!ambiguous.includes(id)) {
      questions.set(id, await manualQuestion(exercise, answer, source, answers));
      continue;
    }
    const twice = judge(new AnswerError("not_run", "answer.duplicate", {id}));
    const manual = part(answer.kind, "", rubricOf(exercise, answer));
    questions.set(id, {manual, tests: [drawingVerdict(answer, twice)]});
  }
  return questions;
}
