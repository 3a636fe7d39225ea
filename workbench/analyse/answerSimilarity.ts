import type {Compiler} from "../exercise/loadTypescript.ts";
import type {AnswerKind} from "../exercise/types.ts";
import type {RecordMessage, RecordWords} from "../grader/record.ts";
import type {AnswerSimilarity, SimilarityRule, SimilarPair} from "./analysis.ts";
import {commonFragments} from "./commonFragments.ts";
import {note} from "./note.ts";
import {type PairMatrix, pairMatrix, STEPS} from "./pairMatrix.ts";
import {COMMON, LEAST_CLASS, LEAST_COMMON, type Measure, measureOf} from "./similarityRule.ts";
import {StepDistribution} from "./stepDistribution.ts";
import {type AnswerTask, findStructures, type Structure, type Structures} from "./structures.ts";

const MAX_SHOWN = 20;
const MAX_GROUPS = 20;

/** What was handed in for one answer. */
export interface AnswerWork extends AnswerTask {
  readonly exercise: string;
  readonly question: string;
  readonly kind: AnswerKind;
  readonly title: RecordWords;
  /** By student, in their order; undefined where the cell is missing. */
  readonly handedIn: readonly {readonly student: string; readonly source: string | undefined}[];
}

/** The pairs of one answer that the rule marks. */
export interface MarkedPairs {
  /** `<exercise>/<question>`. */
  readonly answer: string;
  readonly compared: readonly string[];
  has(left: string, right: string): boolean;
  /** Every marked pair of students, once. */
  each(visit: (left: string, right: string) => void): void;
}

type StructurePair = readonly [number, number];

/** All pairs of structures, each with itself too, and how many pairs of students they stand for. */
function* structurePairs(structures: readonly Structure[]): Generator<[StructurePair, number]> {
  for (const [j, {members: right}] of structures.entries()) {
    for (let i = 0; i < j; i++) yield [[i, j], structures[i].members.length * right.length];
    if (right.length > 1) yield [[j, j], (right.length * (right.length - 1)) / 2];
  }
}

/** Everything that is known about the pairs of one answer. */
class AnswerPairs {
  private readonly matrix: PairMatrix;
  private readonly below: Float64Array;
  private readonly found: Structures;
  private readonly measure: Measure;
  readonly distribution = new StepDistribution();
  readonly compared: number;

  constructor(found: Structures, measure: Measure) {
    this.found = found;
    this.measure = measure;
    const {structures} = found;
    this.matrix = pairMatrix(structures.map(({prints}) => prints));
    for (const [[i, j], count] of structurePairs(structures)) {
      this.distribution.add(this.matrix.at(i, j), count);
    }
    this.below = this.distribution.below();
    this.compared = structures.reduce((sum, {members}) => sum + members.length, 0);
  }

  get structures(): readonly Structure[] {
    return this.found.structures;
  }

  isMarked([i, j]: StructurePair): boolean {
    const step = this.matrix.at(i, j);
    const {threshold, percentile} = this.measure;
    if (step < threshold * STEPS) return false;
    if (this.compared >= LEAST_CLASS) return this.below[step] >= percentile;
    return !this.isCommon();
  }

  /** True where likeness is usual: where so many pairs are alike, the task leaves few ways to answer it. */
  isCommon(): boolean {
    const {compared, measure} = this;
    if (compared < LEAST_COMMON) return false;
    return this.shareAbove() > (compared < LEAST_CLASS ? COMMON : 1 - measure.percentile);
  }

  /** Share of all pairs that reach the threshold. */
  shareAbove(): number {
    return 1 - this.below[Math.ceil(this.measure.threshold * STEPS)];
  }

  /** Pairs of students that are marked, and the pairs of structures that they come from, most alike first. */
  marked(): {count: number; pairs: StructurePair[]} {
    const marked = [...structurePairs(this.structures)].filter(([pair]) => this.isMarked(pair));
    const count = marked.reduce((sum, [, pairs]) => sum + pairs, 0);
    const rank = ([i, j]: StructurePair): number => this.matrix.at(i, j) + this.overlap(i, j);
    const pairs = marked.map(([pair]) => pair).sort((a, b) => rank(b) - rank(a));
    return {count, pairs};
  }

  private overlap(i: number, j: number): number {
    const total = this.structures[i].prints.total + this.structures[j].prints.total;
    return total === 0 ? 0 : (2 * this.matrix.shared(i, j)) / total;
  }

  /** Shows a pair of structures by a pair of students; of one structure by its first two. */
  show([i, j]: StructurePair): SimilarPair {
    const left = this.structures[i].members[0];
    const right = this.structures[j].members[i === j ? 1 : 0];
    const step = this.matrix.at(i, j);
    return {
      left: left.student,
      right: right.student,
      similarity: step / STEPS,
      overlap: Math.round(this.overlap(i, j) * STEPS) / STEPS,
      percentile: this.compared < LEAST_CLASS ? null : this.below[step],
      ...commonFragments(left, right, this.measure.winnowing, this.found.ignored),
    };
  }
}

function notesOf(
  isText: boolean,
  pairs: AnswerPairs,
  short: number,
  {least, threshold}: Measure,
): RecordMessage[] {
  const notes: RecordMessage[] = [];
  const {compared} = pairs;
  if (short > 0) {
    const code = isText ? "similarity.shortText" : "similarity.shortCode";
    notes.push(note(code, {short, count: short + compared, least}));
  }
  if (pairs.isCommon()) {
    const percent = Math.round(100 * pairs.shareAbove());
    notes.push(note("similarity.common", {percent, threshold}));
  } else if (compared > 1 && compared < LEAST_CLASS) {
    notes.push(note("similarity.few", {count: compared, threshold}));
  }
  return notes;
}

/** Keeps of the marked pairs no more than names: what was handed in can be forgotten. */
function markedPairs(
  {exercise, question}: AnswerWork,
  groups: readonly (readonly string[])[],
  marked: readonly StructurePair[],
): MarkedPairs {
  const structureOf = new Map(
    groups.flatMap((students, i) => students.map((student) => [student, i] as const)),
  );
  const key = (i: number, j: number): number => Math.min(i, j) * groups.length + Math.max(i, j);
  const keys = new Set(marked.map(([i, j]) => key(i, j)));
  return {
    answer: `${exercise}/${question}`,
    compared: [...structureOf.keys()],
    has(left, right) {
      const [i, j] = [structureOf.get(left), structureOf.get(right)];
      return i !== undefined && j !== undefined && keys.has(key(i, j));
    },
    each(visit) {
      for (const [i, j] of marked) {
        for (const [at, left] of groups[i].entries()) {
          for (const right of groups[j].slice(i === j ? at + 1 : 0)) visit(left, right);
        }
      }
    },
  };
}

/** Compares the answers that a class gave to one question. */
export function answerSimilarity(
  ts: Compiler,
  work: AnswerWork,
  rule: SimilarityRule,
): {similarity: AnswerSimilarity; marks: MarkedPairs} {
  const {exercise, question, kind, title, handedIn, starts, isText} = work;
  const isStart = (source: string): boolean =>
    starts.some((start) => start.trim() === source.trim());
  const written = handedIn.flatMap(({student, source}) =>
    source === undefined || isStart(source) ? [] : [{student, source}],
  );
  const measure = measureOf(rule, isText);
  const found = findStructures(ts, work, written, measure);
  const pairs = new AnswerPairs(found, measure);
  const marked = pairs.marked();
  const groups = found.structures.map(({members}) => members.map(({student}) => student));
  const largest = groups
    .filter((students) => students.length > 1)
    .sort((a, b) => b.length - a.length);
  const similarity = {
    exercise,
    question,
    kind,
    title,
    compared: pairs.compared,
    short: found.short,
    untouched: handedIn.length - written.length,
    distinct: found.structures.length,
    pairs: pairs.distribution.pairs,
    distribution: pairs.distribution.spread(),
    histogram: pairs.distribution.histogram(),
    marked: marked.count,
    shown: marked.pairs.slice(0, MAX_SHOWN).map((pair) => pairs.show(pair)),
    groups: largest.slice(0, MAX_GROUPS),
    notes: notesOf(isText, pairs, found.short, measure),
  };
  return {similarity, marks: markedPairs(work, groups, marked.pairs)};
}
