import {shapeText} from "../tensor.ts";
import {type GraphFigure, graphFigure} from "./graphFigure.ts";
import type {Variable} from "./variable.ts";

/** A node of the picture. */
export interface TapeNode {
  /** Its place on the tape. */
  readonly index: number;
  readonly op: string;
  readonly name: string;
  readonly shape: readonly number[];
  /** Row of the picture, 0 at the top. */
  readonly row: number;
  /** Place within the row, 0 to 1. */
  readonly place: number;
}

/** What was computed from what; with `data` and `layout` it is a chart for `showChart`. */
export interface TapeDescription extends GraphFigure {
  /** In the order of the tape. */
  readonly nodes: readonly TapeNode[];
  /** From an input's index to the index of what uses it. */
  readonly edges: readonly (readonly [from: number, to: number])[];
}

/** Lists all that a node was computed from and itself, in the order of the tape. */
function ancestry(last: Variable): Variable[] {
  const found = new Set<Variable>([last]);
  for (const node of found) for (const input of node.inputs) found.add(input);
  return [...found].sort((a, b) => a.index - b.index);
}

/** Puts each result below its inputs, and each leaf just above its first use. */
function rowsOf(nodes: readonly Variable[]): Map<Variable, number> {
  const rows = new Map<Variable, number>();
  for (const node of nodes) {
    if (node.inputs.length === 0) continue;
    const above = node.inputs.map((input) => rows.get(input) ?? 0);
    rows.set(node, 1 + Math.max(...above));
  }
  for (const node of nodes) {
    if (rows.has(node)) continue;
    const users = nodes.filter(({inputs}) => inputs.includes(node));
    const below = users.map((user) => rows.get(user) as number);
    rows.set(node, below.length === 0 ? 0 : Math.min(...below) - 1);
  }
  return rows;
}

/**
 * Describes how a value on a tape came about, as nodes and arrows and as a figure.
 *
 * Inputs stand above what is computed from them; the gradient runs every arrow backwards.
 *
 * @formula $(V, E)$ with $V$ the values and $(u, v) \in E$ when $v$ was computed from $u$
 * @param output - the value at the bottom, such as a loss
 * @returns nodes with operation, name, shape and place; arrows by index; traces and layout for `showChart`
 * @ref baydin2018
 * @example const tape = createTape();
 * const x = tape.variable(tensor([2], [3, 4]), "x");
 * describeTape(tape.sum(tape.multiply(x, x))).edges // [[0, 1], [1, 2]]
 */
export function describeTape(output: Variable): TapeDescription {
  const variables = ancestry(output);
  const rows = rowsOf(variables);
  const counts = new Map<number, number>();
  for (const row of rows.values()) counts.set(row, (counts.get(row) ?? 0) + 1);
  const used = new Map<number, number>();
  const nodes = variables.map((variable): TapeNode => {
    const row = rows.get(variable) as number;
    const before = used.get(row) ?? 0;
    used.set(row, before + 1);
    const {index, op, name, value} = variable;
    const place = (before + 0.5) / (counts.get(row) as number);
    return {index, op, name, shape: value.shape, row, place};
  });
  const edges = variables.flatMap(({index, inputs}) =>
    [...new Set(inputs)].map((input) => [input.index, index] as const),
  );
  const boxes = nodes.map(({index, op, name, shape, row, place}) => {
    const leaf = op === "variable" || op === "constant";
    const title = leaf ? name || op : op;
    return {id: index, title, note: shapeText(shape), leaf, row, place};
  });
  return {nodes, edges, ...graphFigure(boxes, edges)};
}
