import {loadTypescript} from "../exercise/loadTypescript.ts";
import {readCollection} from "../grader/collected.ts";
import type {RecordMessage} from "../grader/record.ts";
import type {Analysis, AnswerSimilarity, Sign} from "./analysis.ts";
import {answerSimilarity, type MarkedPairs} from "./answerSimilarity.ts";
import {answerWorks, classNotebooks} from "./classNotebooks.ts";
import {type ExerciseRows, gradedRows, readRows} from "./classRows.ts";
import {exerciseItems} from "./exerciseItems.ts";
import {exerciseTimes} from "./exerciseTimes.ts";
import {otherVariants, sameFiles, sameMistakes} from "./findSigns.ts";
import {note} from "./note.ts";
import type {OwnWork} from "./readOwnWork.ts";
import {SIMILARITY} from "./similarityRule.ts";
import {studentPairs} from "./studentPairs.ts";

/** From so many submissions on the numbers of a class are more than rough. */
const LEAST_CLASS = 20;

export interface AnalyseOptions {
  /** Folder with one folder for each student. */
  readonly submissions: string;
  /** The folder of the results of its grading. */
  readonly out: string;
  readonly exercisesFolder: string;
  /** Every exercise of the course. */
  readonly ids: readonly string[];
  /** Told which exercise is being compared, for progress. */
  readonly onExercise: (done: number, total: number, id: string) => void;
}

/** What comparing the notebooks gave. */
interface Compared {
  readonly answers: readonly AnswerSimilarity[];
  readonly marks: readonly MarkedPairs[];
  readonly signs: readonly Sign[];
  readonly own: ReadonlyMap<string, readonly OwnWork[]>;
  readonly students: ReadonlySet<string>;
  readonly notebooks: number;
}

/** Compares the notebooks, one exercise after the other. */
async function compareNotebooks(options: AnalyseOptions): Promise<Compared> {
  const {submissions, exercisesFolder, ids, onExercise} = options;
  const ts = loadTypescript();
  const {exercises, read} = await classNotebooks(submissions, exercisesFolder, ids);
  const answers: AnswerSimilarity[] = [];
  const marks: MarkedPairs[] = [];
  const signs: Sign[] = [];
  const own = new Map<string, readonly OwnWork[]>();
  const students = new Set<string>();
  let notebooks = 0;
  for (const [i, id] of exercises.entries()) {
    onExercise(i, exercises.length, id);
    const found = await read(id);
    for (const work of answerWorks(found)) {
      const {similarity, marks: marked} = answerSimilarity(ts, work, SIMILARITY);
      answers.push(similarity);
      marks.push(marked);
    }
    signs.push(...sameFiles(id, found.handedIn));
    own.set(
      id,
      found.handedIn.flatMap((one) => one.own ?? []),
    );
    for (const {student} of found.handedIn) students.add(student);
    notebooks += found.handedIn.length;
  }
  onExercise(exercises.length, exercises.length, "");
  return {answers, marks, signs, own, students, notebooks};
}

/** The times of all collected files, earlier ones too, by exercise. */
async function collectedTimes(submissions: string): Promise<Map<string, string[]>> {
  const times = new Map<string, string[]>();
  const collection = await readCollection(submissions);
  for (const file of [...(collection?.files ?? []), ...(collection?.earlier ?? [])]) {
    const own = times.get(file.exercise) ?? [];
    own.push(file.submitted_at ?? file.seen_at);
    times.set(file.exercise, own);
  }
  return times;
}

function classNotes(exercises: readonly ExerciseRows[], notebooks: number): RecordMessage[] {
  const graded = exercises.map((rows) => gradedRows(rows).length);
  const largest = Math.max(0, ...graded);
  const notes: RecordMessage[] = [];
  if (largest === 0) notes.push(note("class.none"));
  else if (largest < LEAST_CLASS) notes.push(note("class.small", {count: largest}));
  if (notebooks === 0) notes.push(note("notebooks.none"));
  return notes;
}

/**
 * Analyses a grading: how alike the submissions are, how the tests do their work, how long everything took. The same
 * submissions and records give the same analysis, byte for byte.
 */
export async function analyse(options: AnalyseOptions): Promise<Analysis> {
  const {submissions, out} = options;
  const exercises = await readRows(out);
  const times = await collectedTimes(submissions);
  const compared = await compareNotebooks(options);
  const students = new Set(compared.students);
  for (const {student} of exercises.flatMap(({rows}) => rows)) students.add(student);
  const byExercise = (a: Sign, b: Sign): number =>
    a.exercise < b.exercise ? -1 : a.exercise > b.exercise ? 1 : 0;
  return {
    schema: 1,
    counts: {
      students: students.size,
      records: exercises.reduce((sum, {rows}) => sum + rows.length, 0),
      notebooks: compared.notebooks,
    },
    notes: classNotes(exercises, compared.notebooks),
    similarity: {
      rule: SIMILARITY,
      answers: compared.answers,
      students: studentPairs(compared.marks),
    },
    signs: [
      ...compared.signs,
      ...exercises.flatMap((rows) => [...otherVariants(rows), ...sameMistakes(rows)]),
    ].sort(byExercise),
    items: exercises.map(exerciseItems),
    times: exercises.map((rows) =>
      exerciseTimes(rows, compared.own.get(rows.exercise) ?? [], times.get(rows.exercise) ?? []),
    ),
    flakiness: null,
  };
}
