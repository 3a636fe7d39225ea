import {rubricFault} from "../grader/applyMarks.ts";
import type {MarksFile, SavedMark} from "../grader/marks.ts";
import type {GradeRecord, RubricItem} from "../grader/record.ts";

/** What must be known of an answer to judge a mark of it. */
export interface MarkableAnswer {
  readonly sha256: string;
  readonly rubric: readonly RubricItem[];
  readonly empty: boolean;
}

/** The answers of a grading that persons mark, without what was written. */
export class MarkableAnswers {
  readonly #answers = new Map<string, MarkableAnswer>();
  readonly #students = new Set<string>();
  readonly #exercises = new Set<string>();
  readonly #questions = new Set<string>();

  add({student, assignment, questions}: GradeRecord): void {
    this.#students.add(student);
    this.#exercises.add(assignment);
    for (const {id, manual} of questions) {
      if (manual === undefined) continue;
      this.#questions.add(`${assignment}/${id}`);
      this.#answers.set(JSON.stringify([student, assignment, id]), {
        sha256: manual.answer_sha256,
        rubric: manual.rubric,
        empty: manual.answer === "",
      });
    }
  }

  /** How many students have a record. */
  get students(): number {
    return this.#students.size;
  }

  /** True for `<exercise>/<question>` where somebody's answer is marked by a person. */
  hasQuestion(name: string): boolean {
    return this.#questions.has(name);
  }

  /** Finds the answer of a mark, or says what of the mark is unknown here. */
  find({student, exercise, question}: SavedMark): MarkableAnswer | string {
    if (!this.#students.has(student)) return "no such student";
    if (!this.#exercises.has(exercise)) return `no such exercise: ${exercise}`;
    const answer = this.#answers.get(JSON.stringify([student, exercise, question]));
    if (answer !== undefined) return answer;
    return this.#questions.has(`${exercise}/${question}`)
      ? `${student} has no answer to ${question} that could be marked`
      : `no such question that a person marks: ${exercise}/${question}`;
  }
}

/** A mark that was not taken, and why. */
export interface RefusedMark {
  readonly mark: SavedMark;
  readonly reason: string;
}

/** What merging marks gives. */
export interface MergedMarks {
  readonly marks: MarksFile;
  readonly taken: readonly SavedMark[];
  /** Marks that were there already, word for word. */
  readonly unchanged: number;
  readonly refused: readonly RefusedMark[];
  /** Questions of kept comments that are not here. */
  readonly strangeComments: readonly string[];
}

const placeOf = ({student, exercise, question}: SavedMark): string =>
  JSON.stringify([student, exercise, question]);

/** The parts of a mark in one order, whatever order its file has. */
function canonical({points, comment, marked_at, answer_sha256}: SavedMark): string {
  const sorted = Object.entries(points).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, comment, marked_at, answer_sha256]);
}

/** Says why a mark is not taken; undefined when it is. */
function faultOf(
  mark: SavedMark,
  earlier: SavedMark | undefined,
  answers: MarkableAnswers,
  now: Date,
): string | undefined {
  const answer = answers.find(mark);
  if (typeof answer === "string") return answer;
  if (answer.empty) return "nothing was handed in";
  if (mark.answer_sha256 !== answer.sha256) {
    return "the answer has changed since it was marked: read it again in the overview";
  }
  const fault = rubricFault(mark.points, answer.rubric);
  if (fault !== null) return fault;
  const time = Date.parse(mark.marked_at);
  if (!Number.isFinite(time)) return `marked_at is no time: ${mark.marked_at}`;
  // A clock may be a little wrong; a mark of next week would shut out every later one.
  if (time > now.getTime() + 86_400_000) return `marked_at lies in the future: ${mark.marked_at}`;
  const current = earlier?.answer_sha256 === answer.sha256 ? earlier : undefined;
  return current !== undefined && Date.parse(current.marked_at) >= time
    ? `a mark of ${current.marked_at} is there already, and this one is of ${mark.marked_at}`
    : undefined;
}

/** Adds kept comments to those of each question. */
function mergeComments(
  ours: MarksFile["comments"],
  theirs: MarksFile["comments"],
  answers: MarkableAnswers,
): MarksFile["comments"] {
  const merged: Record<string, readonly string[]> = {...ours};
  for (const [question, comments] of Object.entries(theirs)) {
    if (!answers.hasQuestion(question)) continue;
    merged[question] = [...new Set([...(merged[question] ?? []), ...comments])];
  }
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Merges a file of marks into those of a grading. A newer mark takes the place of an older one of the same answer; what is
 * unknown, out of range, of an answer that has changed, or older than what is there is refused with its reason.
 *
 * @param now - the time, against which marks of the future are refused
 */
export function mergeMarks(
  ours: MarksFile,
  theirs: MarksFile,
  answers: MarkableAnswers,
  now: Date,
): MergedMarks {
  const merged = new Map(ours.marks.map((mark) => [placeOf(mark), mark]));
  const taken = new Map<string, SavedMark>();
  const refused: RefusedMark[] = [];
  let unchanged = 0;
  for (const mark of theirs.marks) {
    const place = placeOf(mark);
    const earlier = merged.get(place);
    if (earlier !== undefined && canonical(earlier) === canonical(mark)) {
      unchanged += 1;
      continue;
    }
    const reason = faultOf(mark, earlier, answers, now);
    if (reason === undefined) {
      merged.set(place, mark);
      taken.set(place, mark);
    } else refused.push({mark, reason});
  }
  const sorted = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mark]) => mark);
  return {
    marks: {
      schema: 1,
      marks: sorted,
      comments: mergeComments(ours.comments, theirs.comments, answers),
    },
    taken: [...taken.values()],
    unchanged,
    refused,
    strangeComments: Object.keys(theirs.comments).filter((name) => !answers.hasQuestion(name)),
  };
}
