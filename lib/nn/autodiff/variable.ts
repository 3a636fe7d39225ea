import type {Tensor} from "../tensor.ts";

/** Carries the gradient of a node's value to its inputs, in their order; undefined where none flows. */
export type Backward = (gradOutput: Tensor) => readonly (Tensor | undefined)[];

/** A value on a tape, and how it came about. */
export interface Variable {
  /** Its place on the tape; inputs always stand before it. */
  readonly index: number;
  /** "variable", "constant", or the operation: "conv", "add", … */
  readonly op: string;
  /** What it is called in pictures and messages; may be empty. */
  readonly name: string;
  readonly value: Tensor;
  readonly inputs: readonly Variable[];
  readonly backward: Backward;
}

/** What a node of one's own holds. */
export interface Recording {
  readonly value: Tensor;
  readonly backward: Backward;
  readonly name?: string;
}

/** Adds a node to a tape. */
export type RecordNode = (
  op: string,
  inputs: readonly Variable[],
  recording: Recording,
) => Variable;

/** The bare tape: nodes in the order in which they were computed. */
export interface Recorder {
  readonly nodes: readonly Variable[];
  /** Puts a tensor on the tape that gradients may be asked for. */
  variable(value: Tensor, name?: string): Variable;
  /** Puts a tensor on the tape that stands still. */
  constant(value: Tensor, name?: string): Variable;
  /** Adds a node of your own: its value, and the gradients of its inputs from the gradient of it. */
  readonly record: RecordNode;
}
