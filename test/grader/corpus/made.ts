import {answerCell, type Exercise} from "../../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../../workbench/exercise/studentNotebook.ts";
import type {Variant} from "../../../workbench/exercise/types.ts";
import type {Cell, Notebook} from "../../../workbench/notebook/nbformat.ts";

/** What a made submission must get. */
export interface Expected {
  readonly status: "graded" | "needs_manual" | "not_gradable";
  /**
   * Answers that must get nothing, while all others keep their points; "some" for an attacked answer that is
   * partly right, "any" where chance decides how much of it is left.
   */
  readonly lost: readonly string[] | "some" | "any";
  /** A code that one of the messages, notes or the reason must have. */
  readonly code?: string;
  /** Statuses of which a test of the exercise must have one. */
  readonly ends?: readonly string[];
}

/** What lies under a name of a student's folder. */
export type Content =
  | string
  | Uint8Array
  | {readonly link: string}
  | {readonly hardLink: string}
  | {readonly special: "fifo" | "socket" | "folder" | "locked"};

export interface Made {
  readonly student: string;
  /** Id of the exercise. */
  readonly exercise: string;
  readonly files: Readonly<Record<string, Content>>;
  readonly expected: Expected;
}

/** Attacks in one answer: its source and what it must get. */
export type Attacks = Readonly<Record<string, readonly [source: string, Omit<Expected, "status">]>>;

/** Where things are that an attack may aim at. */
export interface Targets {
  /** A server on 127.0.0.1 for TCP and UDP. */
  readonly port: number;
  /** Name of a Unix socket without a file. */
  readonly socket: string;
  /** The course, with its secret. */
  readonly course: string;
  readonly submissions: string;
  readonly out: string;
}

/** The student's notebook with the author's answers, some cells replaced. */
export function answered(
  exercise: Exercise,
  replaced: Readonly<Record<string, string>> = {},
  variant?: Variant,
): Notebook {
  const [edition] = exercise.editions;
  const notebook = studentNotebook(exercise, "en", {}, variant);
  const sources = new Map(
    exercise.info.answers.map((answer) => [answer.id, answerCell(edition, answer).source]),
  );
  const cells = notebook.cells.map((cell): Cell => {
    const source = replaced[cell.id] ?? sources.get(cell.id);
    return source === undefined ? cell : {...cell, source};
  });
  return {...notebook, cells};
}

/** The body of the right answer to `bias`, the cell that attacks replace. */
export const RIGHT = "return (-epsilon * (1000 + hu)) / (1 + epsilon);";

/** A whole cell `bias`. */
export const bias = (body: string, before = ""): string =>
  `${before}\nfunction biasHu(hu: number, epsilon: number): any {\n  ${body}\n}\n`;

/** Reaches a module of Node at run time: an import would be refused by the compiler. */
export const builtin = (name: string): string =>
  `const ${name} = (process as any).getBuiltinModule?.("${name}");`;
