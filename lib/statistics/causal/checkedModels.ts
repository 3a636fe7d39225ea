import {didYouMean} from "../../core/index.ts";
import type {IndexedGraph} from "./indexGraph.ts";
import type {CategoricalNode, NodeModel, ParentEffect, Predictor} from "./nodeModel.ts";

/** What one parent adds to a predictor: a slope times its value, or an entry of a table by its level. */
export interface Contribution {
  readonly parent: number;
  readonly slope: number;
  readonly table: readonly number[] | null;
}

/** One line of a model: an intercept and what the parents add. */
export interface PredictorLine {
  readonly intercept: number;
  readonly contributions: readonly Contribution[];
}

/** A node ready to be drawn. */
export interface CheckedModel {
  /** 0 for a normal value, else the number of levels. */
  readonly levels: number;
  readonly sd: number;
  /** One; for a categorical node one for each level. */
  readonly lines: readonly PredictorLine[];
}

/** The number of levels that a node can have; 0 when it is a continuous one. */
function levelsOf(model: NodeModel): number {
  if (model.kind === "gaussian") return 0;
  return model.kind === "binary" ? 2 : model.intercepts.length;
}

/** Throws unless a number, or every number of lists, is finite. */
function requireFinite(name: string, value: unknown): void {
  for (const one of [value].flat(2)) {
    if (typeof one !== "number" || !Number.isFinite(one)) {
      throw new RangeError(`simulateGraph: ${name} must be finite, got ${String(one)}`);
    }
  }
}

/** Throws unless names are exactly those that are expected. */
function requireSame(name: string, got: readonly string[], wanted: readonly string[]): void {
  const unknown = got.find((one) => !wanted.includes(one));
  const missing = wanted.find((one) => !got.includes(one));
  if (unknown === undefined && missing === undefined) return;
  const fault =
    unknown === undefined
      ? `none for ${JSON.stringify(missing)}`
      : `${JSON.stringify(unknown)}${didYouMean(unknown, wanted)}`;
  throw new RangeError(
    `simulateGraph: ${name} must have one entry for each of ${wanted.join(", ") || "no parents"}, got ${fault}`,
  );
}

/** Turns an effect into what it adds to one predictor. */
function contributionOf(
  name: string,
  effect: ParentEffect,
  parent: number,
  levels: number,
): Contribution {
  requireFinite(name, effect);
  if (typeof effect === "number") return {parent, slope: effect, table: null};
  if (effect.length !== levels) {
    const wanted = levels === 0 ? "a slope" : `a slope or ${levels} numbers, one for each level`;
    throw new RangeError(`simulateGraph: ${name} must be ${wanted}, got ${effect.length} numbers`);
  }
  return {parent, slope: 0, table: effect};
}

/** Picks from the effects on a categorical node what belongs to one of its own levels. */
function effectsOnLevel(
  name: string,
  {effects = {}, intercepts}: CategoricalNode,
  level: number,
): Record<string, ParentEffect> {
  const picked = Object.entries(effects).map(([parent, effect]) => {
    const lists = effect.map((entry) => (typeof entry === "number" ? [entry] : entry));
    const isTable = typeof effect[0] !== "number";
    const wrong = isTable
      ? lists.find((list) => list.length !== intercepts.length)?.length
      : lists.length;
    if (wrong !== undefined && wrong !== intercepts.length) {
      throw new RangeError(
        `simulateGraph: effect of ${parent} on ${name} must have ${intercepts.length} numbers, one for each level, got ${wrong}`,
      );
    }
    return [parent, isTable ? lists.map((list) => list[level]) : lists[level][0]] as const;
  });
  return Object.fromEntries(picked);
}

/** Checks one line of the model of a node against its parents. */
function checkedLine(
  graph: IndexedGraph,
  node: number,
  {intercept = 0, effects = {}}: Predictor,
  levels: readonly number[],
): PredictorLine {
  const name = graph.names[node];
  requireFinite(`intercept of ${name}`, intercept);
  const contributions = graph.parents[node].map((parent) => {
    const of = graph.names[parent];
    return contributionOf(`effect of ${of} on ${name}`, effects[of], parent, levels[parent]);
  });
  return {intercept, contributions};
}

/** Checks the model of one node. */
function checkedModel(
  graph: IndexedGraph,
  node: number,
  model: NodeModel,
  levels: readonly number[],
): CheckedModel {
  const name = graph.names[node];
  const parents = graph.parents[node].map((parent) => graph.names[parent]);
  requireSame(`effects of ${name}`, Object.keys(model.effects ?? {}), parents);
  if (model.kind === "categorical") {
    const count = model.intercepts.length;
    if (count < 2) {
      throw new RangeError(`simulateGraph: ${name} must have at least 2 levels, got ${count}`);
    }
    const lines = model.intercepts.map((intercept, level) => {
      const effects = effectsOnLevel(name, model, level);
      return checkedLine(graph, node, {intercept, effects}, levels);
    });
    return {levels: count, sd: 0, lines};
  }
  const lines = [checkedLine(graph, node, model, levels)];
  if (model.kind === "binary") return {levels: 2, sd: 0, lines};
  if (!(model.sd >= 0 && Number.isFinite(model.sd))) {
    throw new RangeError(`simulateGraph: sd of ${name} must be 0 or more, got ${model.sd}`);
  }
  return {levels: 0, sd: model.sd, lines};
}

/** Checks all models; a hidden cause is a standard normal number. */
export function checkedModels(
  graph: IndexedGraph,
  models: Readonly<Record<string, NodeModel>>,
): CheckedModel[] {
  const nodes = graph.names.slice(0, graph.observed);
  requireSame("models", Object.keys(models), nodes);
  const levels = graph.names.map((name, i) => (i < graph.observed ? levelsOf(models[name]) : 0));
  return graph.names.map((name, node) => {
    if (node < graph.observed) return checkedModel(graph, node, models[name], levels);
    return {levels: 0, sd: 1, lines: [{intercept: 0, contributions: []}]};
  });
}
