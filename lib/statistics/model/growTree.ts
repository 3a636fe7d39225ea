import type {Matrix} from "../../core/index.ts";
import type {SplitSearch, TreeRule} from "./bestSplit.ts";
import {bestSplit} from "./bestSplit.ts";
import type {RankedColumns} from "./rankColumns.ts";

/** A regression tree; plain arrays, node 0 is the root. */
export interface Tree {
  /** Which column each node asks; −1 at a leaf, shape [nodes]. */
  readonly feature: Int32Array;
  /** Rows whose value is at most this go left, the others right, shape [nodes]. */
  readonly threshold: Float64Array;
  /** The left child; the right one comes next, shape [nodes]. */
  readonly left: Int32Array;
  /** Mean target of the training rows in each node, shape [nodes]. */
  readonly value: Float64Array;
}

/** Moves the rows that go left to the front of their part of the list; returns how many there are. */
function partition(
  {data, columns}: Matrix,
  samples: Int32Array,
  [start, end]: readonly [number, number],
  feature: number,
  threshold: number,
): number {
  let front = start;
  for (let k = start; k < end; k++) {
    const row = samples[k];
    if (data[feature + columns * row] > threshold) continue;
    samples[k] = samples[front];
    samples[front++] = row;
  }
  return front - start;
}

/** Adds up the targets of a node, and says whether they are all alike. */
function sumOf(targets: Float64Array, samples: Int32Array, start: number, end: number) {
  let total = 0;
  let alike = true;
  for (let k = start; k < end; k++) {
    total += targets[samples[k]];
    if (targets[samples[k]] !== targets[samples[start]]) alike = false;
  }
  return {total, alike};
}

/** Cuts the room of a tree to the nodes that it has. */
function trimmed(tree: Tree, nodes: number): Tree {
  return {
    feature: tree.feature.slice(0, nodes),
    threshold: tree.threshold.slice(0, nodes),
    left: tree.left.slice(0, nodes),
    value: tree.value.slice(0, nodes),
  };
}

/**
 * Grows a tree that predicts targets by the mean of a leaf: each question is the one, of those tried,
 * that leaves the smallest sum of squares. For targets of 0 and 1 that is the Gini rule.
 */
export function growTree(
  ranked: RankedColumns,
  targets: Float64Array,
  sampled: Int32Array,
  rule: TreeRule,
  gains: Float64Array,
): Tree {
  // The list of rows is reordered until every node owns one piece of it.
  const samples = Int32Array.from(sampled);
  const size = samples.length;
  const tree: Tree = {
    feature: new Int32Array(2 * size).fill(-1),
    threshold: new Float64Array(2 * size),
    left: new Int32Array(2 * size),
    value: new Float64Array(2 * size),
  };
  const search: SplitSearch = {
    ranked,
    targets,
    samples,
    keys: new Float64Array(size),
    columns: Int32Array.from({length: ranked.x.columns}, (_, j) => j),
  };
  let nodes = 1;
  const open = [{node: 0, start: 0, end: size, depth: 0}];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const {node, start, end, depth} = next;
    const {total, alike} = sumOf(targets, samples, start, end);
    tree.value[node] = alike ? targets[samples[start]] : total / (end - start);
    if (alike || depth >= rule.depth || end - start < 2 * rule.minLeaf) continue;
    const split = bestSplit(search, [start, end], total, rule);
    if (split === null) continue;
    gains[split.feature] += split.score - (total * total) / (end - start);
    const left = partition(ranked.x, samples, [start, end], split.feature, split.threshold);
    tree.feature[node] = split.feature;
    tree.threshold[node] = split.threshold;
    tree.left[node] = nodes;
    open.push({node: nodes + 1, start: start + left, end, depth: depth + 1});
    open.push({node: nodes, start, end: start + left, depth: depth + 1});
    nodes += 2;
  }
  return trimmed(tree, nodes);
}

/** Finds the leaf that a row of a table ends in. */
export function leafOf(tree: Tree, {data, columns}: Matrix, row: number): number {
  let node = 0;
  while (tree.feature[node] >= 0) {
    const value = data[tree.feature[node] + columns * row];
    node = value > tree.threshold[node] ? tree.left[node] + 1 : tree.left[node];
  }
  return node;
}
