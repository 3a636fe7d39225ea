import type {Rng} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import type {CheckedModel, PredictorLine} from "./checkedModels.ts";
import {checkedModels} from "./checkedModels.ts";
import type {Graph} from "./graph.ts";
import {indexGraph, placeOf} from "./indexGraph.ts";
import type {NodeModel} from "./nodeModel.ts";

/** Options of `simulateGraph`. */
export interface SimulateOptions<Name extends string> {
  /** How each node comes about. */
  readonly models: Readonly<Record<Name, NodeModel>>;
  /** Number of patients. */
  readonly samples: number;
  readonly rng: Rng;
  /** Nodes set from outside, whatever their parents: one value, or one for each patient; none when left out. */
  readonly do?: Readonly<Partial<Record<Name, number | ArrayLike<number>>>>;
}

/** Adds up one predictor for all patients. */
function predict(line: PredictorLine, columns: readonly Float64Array[], out: Float64Array): void {
  out.fill(line.intercept);
  for (const {parent, slope, table} of line.contributions) {
    const values = columns[parent];
    for (let i = 0; i < out.length; i++) {
      out[i] += table === null ? slope * values[i] : table[values[i]];
    }
  }
}

/** Chooses a level with probabilities proportional to the exponentials of predictors. */
function chooseLevel(lines: readonly Float64Array[], i: number, uniform: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const line of lines) top = Math.max(top, line[i]);
  let total = 0;
  for (const line of lines) total += Math.exp(line[i] - top);
  let rest = uniform * total;
  for (let level = 0; level < lines.length - 1; level++) {
    rest -= Math.exp(lines[level][i] - top);
    if (rest < 0) return level;
  }
  return lines.length - 1;
}

/** Draws one node for all patients. */
function drawNode(
  {levels, sd, lines}: CheckedModel,
  columns: readonly Float64Array[],
  samples: number,
  rng: Rng,
): Float64Array {
  const predictors = lines.map((line) => {
    const out = new Float64Array(samples);
    predict(line, columns, out);
    return out;
  });
  const [first] = predictors;
  const values = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    if (levels === 0) values[i] = first[i] + sd * rng.normal();
    else if (lines.length > 1) values[i] = chooseLevel(predictors, i, rng.next());
    else values[i] = rng.next() < 1 / (1 + Math.exp(-first[i])) ? 1 : 0;
  }
  return values;
}

/** Lays out the values of a node that is set from outside. */
function setNode(
  node: string,
  levels: number,
  given: number | ArrayLike<number>,
  samples: number,
): Float64Array {
  const values =
    typeof given === "number" ? new Float64Array(samples).fill(given) : Float64Array.from(given);
  if (values.length !== samples) {
    throw new ShapeError(
      `simulateGraph: do.${node} must have one value or ${samples}, got ${values.length}`,
    );
  }
  const wrong = values.find((value) =>
    levels === 0
      ? !Number.isFinite(value)
      : !(Number.isInteger(value) && value >= 0 && value < levels),
  );
  if (wrong !== undefined) {
    const rule = levels === 0 ? "finite" : `a level from 0 to ${levels - 1}`;
    throw new RangeError(`simulateGraph: do.${node} must be ${rule}, got ${wrong}`);
  }
  return values;
}

/**
 * Draws patients from a causal graph: each node from its parents and chance, causes before effects.
 *
 * A gaussian node is normal around intercept + effects; the log odds of a binary node are such a sum;
 * a categorical node has one sum for each level, and probabilities proportional to their exponentials.
 * A hidden common cause is a standard normal number. With `do`, a node is set from outside: its parents
 * no longer act on it, all else stays. Every node draws from a stream of its own, `rng.fork(name)`, so
 * that the same rng gives the same patients with and without an intervention, and only descendants of
 * what was set can differ.
 *
 * @formula $x_j = b_j + \sum_{i \in \mathrm{pa}(j)} \beta_{ij} x_i + \sigma_j \varepsilon_j$ for gaussian nodes
 * @param graph - a graph without cycles
 * @param options - models of all nodes, each with an effect for every parent; samples; rng; do, none
 *   when left out
 * @returns a column for each node, Float64Array of [samples]; levels are 0, 1, …
 * @throws RangeError when the graph has a cycle, a model or an effect is missing or too many, a number
 *   is not finite, or samples is no whole number of at least 1
 * @throws ShapeError when the values of an intervention are not one for each patient
 * @ref pearl2009
 * @example simulateGraph(parseGraph("X -> R"), {models: {X: {kind: "binary"}, R: {kind: "gaussian", sd: 0, effects: {X: 2}}}, samples: 3, rng: createRng("a"), do: {X: 1}}).R // [2, 2, 2]
 */
export function simulateGraph<Name extends string>(
  graph: Graph,
  {models, samples, rng, do: set}: SimulateOptions<Name>,
): Record<Name, Float64Array> {
  const indexed = indexGraph("simulateGraph", graph);
  if (!Number.isInteger(samples) || samples < 1) {
    throw new RangeError(
      `simulateGraph: samples must be a whole number of at least 1, got ${samples}`,
    );
  }
  const checked = checkedModels(indexed, models);
  const fixed = new Map<number, Float64Array>();
  for (const [node, given] of Object.entries<number | ArrayLike<number> | undefined>(set ?? {})) {
    const place = placeOf("simulateGraph", "do", indexed, node);
    if (given !== undefined) fixed.set(place, setNode(node, checked[place].levels, given, samples));
  }

  // Causes first; a node that is set still has its stream, which nobody else uses.
  const columns: Float64Array[] = [];
  for (const node of indexed.order) {
    columns[node] =
      fixed.get(node) ?? drawNode(checked[node], columns, samples, rng.fork(indexed.names[node]));
  }
  const named = graph.nodes.map((node, i) => [node, columns[i]]);
  return Object.fromEntries(named) as Record<Name, Float64Array>;
}
