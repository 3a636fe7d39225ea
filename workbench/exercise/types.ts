import type {Rng} from "voxelbook/core";
import type {AnswerKind} from "./answerKinds.ts";
import type {Picture} from "./picture.ts";

export type {CheckedManual, CheckedQuestion, CheckedTest, CheckReport} from "./checkTypes.ts";
export type {AnswerKind, Picture, Rng};

/** The languages of the course. */
export type Language = "en" | "zh-CN";

/** One sentence in every language of the course. */
export interface Words {
  readonly en: string;
  readonly "zh-CN": string;
}

/** What may cross the channel: JSON, the special numbers and typed arrays. */
export type Value =
  | null
  | undefined
  | boolean
  | number
  | string
  | TypedArray
  | readonly Value[]
  | {readonly [key: string]: Value};

/** The typed arrays that may cross the channel. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** A thing to choose or to put in order: the learner names its id. */
export interface AnswerOption {
  readonly id: string;
  readonly text: string;
}

/** One line of the rubric that a person marks by. */
export interface RubricLine {
  readonly id: string;
  readonly points: number;
  readonly title: string;
}

/** One answer of an exercise, as its notebook's metadata declares it. */
export interface AnswerInfo {
  /** Id of the cell the learner writes in. */
  readonly id: string;
  /** The name that the cell declares. */
  readonly name: string;
  readonly kind: AnswerKind;
  readonly title: string;
  readonly points: number;
  /** `number` only: the unit in which `answer.number` returns it; "1" for a pure number. */
  readonly unit?: string;
  /** `expression` only: its variables, each with the range that random points are drawn from. */
  readonly variables?: Readonly<Record<string, readonly [number, number]>>;
  /** `choice` only: what can be chosen. */
  readonly options?: readonly AnswerOption[];
  /** `choice` only: whether several may be chosen, as a list of ids. */
  readonly several?: boolean;
  /** `order` only: what is to be put in order, shuffled by the author. */
  readonly items?: readonly AnswerOption[];
  /** `graph` only: the nodes that arrows may join. */
  readonly nodes?: readonly string[];
  /** `mask` only: columns, rows and, for a volume, slices. */
  readonly shape?: readonly number[];
  /** `mask` only: a constant of the notebook with an image of that shape, shown where the page lets paint. */
  readonly image?: string;
  /** `text` and `figure` only: what a person gives points for; the points add up to those of the answer. */
  readonly rubric?: readonly RubricLine[];
  /** Sum of the weights of the hidden tests; written at release, so that a check can say the maximum. */
  readonly hiddenWeight?: number;
}

/** `metadata.voxelbook` of an exercise notebook. */
export interface ExerciseInfo {
  /** `NN-topic/name`, the folder below `exercises`. */
  readonly exercise: string;
  readonly title: string;
  readonly problem: string;
  /** The ways in which it takes up the problem; each problem needs all three over its exercises. */
  readonly covers?: readonly ("compute" | "derive" | "break")[];
  readonly claims: readonly string[];
  readonly points: number;
  readonly minutes: number;
  /** 1 worked, 2 half-worked, 3 open. */
  readonly level: 1 | 2 | 3;
  readonly chapter: string;
  readonly answers: readonly AnswerInfo[];
  /** The values of the variant cell, in a student's copy; never in the master. */
  readonly variant?: Variant;
}

/** An expression that the learner gave, parsed and found to be plain arithmetic. */
export interface ExpressionAnswer {
  readonly text: string;
  readonly variables: Readonly<Record<string, readonly [number, number]>>;
  /** Returns its value at the given point. */
  evaluate(point: Readonly<Record<string, number>>): number;
}

/** An arrow of a graph answer: from, to. */
export type Arrow = readonly [string, string];

/** A graph that the learner drew: the nodes of the exercise, and each arrow once. */
export interface GraphAnswer {
  readonly nodes: readonly string[];
  readonly edges: readonly Arrow[];
}

/** A region that the learner painted or computed: 1 inside, 0 outside, x fastest. */
export interface MaskAnswer {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** The functions that an exercise asks for, by name: `{biasHu(hu: number, epsilon: number): number}`. */
export type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * The learner's answers as a test sees them. The functions run in another process, so that each call
 * returns a promise; it rejects when the answer throws.
 */
export type Answer<F = Record<never, never>> = {
  readonly [K in keyof F]: F[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
} & {
  /** Returns a number answer in the unit that the metadata names. */
  number(name: string): Promise<number>;
  /** Returns an expression answer, parsed. */
  expression(name: string): Promise<ExpressionAnswer>;
  /** Returns the ids of the chosen options, in the order of the metadata. */
  choice(name: string): Promise<readonly string[]>;
  /** Returns the ids of the items as the learner ordered them, each once. */
  order(name: string): Promise<readonly string[]>;
  /** Returns a graph answer, its arrows sorted. */
  graph(name: string): Promise<GraphAnswer>;
  /** Returns a mask answer of the shape that the metadata names. */
  mask(name: string): Promise<MaskAnswer>;
};

/** A value of a variant: it stands in a cell as it is. */
export type VariantValue = number | string | boolean | readonly VariantValue[];

/** The numbers, texts and lists that one student's copy of an exercise has, by name. */
export type Variant = Readonly<Record<string, VariantValue>>;

/** What tests get beside the answers and the random numbers. */
export interface TestContext<V = Variant, F = Record<never, never>> {
  /** The student's own values, those of the variant cell; empty where the exercise has none. */
  readonly variant: V;
  /** The author's own answers, run with the same variant. Hidden tests only: public ones reach readers. */
  readonly reference: Answer<F>;
}

/** What `tests.ts` and `hidden.ts` export as `tests`. */
export type DefineTests = (
  answer: Answer<never>,
  rng: Rng,
  context: TestContext<never, never>,
) => void;

/** How one test ended. */
export type TestStatus = "pass" | "fail" | "error" | "timeout" | "memory" | "crash" | "not_run";

/** A message by code, in every language. */
export interface CodedMessage extends Words {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** The verdict of one test, in every language; the reports and records are written from it. */
export interface TestVerdict {
  readonly id: string;
  readonly title: Words;
  readonly visibility: "visible" | "hidden";
  readonly status: TestStatus;
  readonly weight: number;
  readonly durationMs: number;
  /** Absent when the test passed. */
  readonly message?: CodedMessage;
  /** The call that was judged last, such as `biasHu(45, 0.005)`. */
  readonly call?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly hint?: number;
  readonly picture?: Picture;
}
