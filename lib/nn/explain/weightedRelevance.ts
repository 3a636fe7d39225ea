import type {Tensor} from "../tensor.ts";
import {epsilonOf, type LrpRule} from "./lrpRule.ts";
import type {WeightedMap} from "./weightedMap.ts";

/** A layer with weights, what it saw, and the relevance of what it gave. */
export interface WeightedStep {
  readonly map: WeightedMap;
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
  readonly x: Tensor;
  readonly relevance: Tensor;
}

/** Applies a function to every number of a tensor. */
function each({shape, data}: Tensor, f: (value: number, i: number) => number): Tensor {
  return {shape, data: data.map(f)};
}

const positive = (value: number): number => Math.max(0, value);
const negative = (value: number): number => Math.min(0, value);

/** Adds tensors of one shape, each times its factor. */
function combine(...terms: readonly (readonly [factor: number, term: Tensor])[]): Tensor {
  return each(terms[0][1], (_, i) =>
    terms.reduce((sum, [factor, {data}]) => sum + factor * data[i], 0),
  );
}

/** Adds a bias to every place. */
function withBias(z: Tensor, bias: Tensor | undefined, part: (b: number) => number): Tensor {
  if (bias === undefined) return z;
  const channels = bias.data.length;
  return each(z, (value, i) => value + part(bias.data[i % channels]));
}

/** Divides relevance by what it is shared out by; a sum of exactly 0 has nothing to hand on. */
export function shared(relevance: Tensor, z: Tensor, epsilon: number): Tensor {
  return each(relevance, (r, i) => {
    const value = z.data[i];
    const below = value + (value < 0 ? -epsilon : epsilon);
    return below === 0 ? 0 : r / below;
  });
}

/** Multiplies element by element. */
export function times(x: Tensor, y: Tensor): Tensor {
  return each(x, (value, i) => value * y.data[i]);
}

/** The rule of epsilon, and that of gamma, which lets positive weights count more. */
function byShare(step: WeightedStep, rule: LrpRule, gamma: number): Tensor {
  const {map, bias, x, relevance} = step;
  const favour = (w: number): number => w + gamma * positive(w);
  const weight = each(step.weight, favour);
  const z = withBias(map.apply(x, weight), bias, favour);
  return times(x, map.back(shared(relevance, z, epsilonOf(rule)), x, weight));
}

/** Positive and negative parts apart: alpha of the relevance to the first, −beta to the second. */
function byParts(
  {map, weight, bias, x, relevance}: WeightedStep,
  {alpha, beta, epsilon}: {readonly alpha: number; readonly beta: number; readonly epsilon: number},
): Tensor {
  const [up, down] = [each(weight, positive), each(weight, negative)];
  const [above, below] = [each(x, positive), each(x, negative)];

  // A product is positive where both factors have one sign.
  const part = (same: Tensor, other: Tensor, ofBias: (b: number) => number, sign: 1 | -1) => {
    const products = combine([1, map.apply(above, same)], [1, map.apply(below, other)]);
    const z = withBias(products, bias, ofBias);
    const s = each(relevance, (r, i) => (z.data[i] === 0 ? 0 : r / (z.data[i] + sign * epsilon)));
    return combine(
      [1, times(above, map.back(s, x, same))],
      [1, times(below, map.back(s, x, other))],
    );
  };
  const raised = part(up, down, positive, 1);
  return beta === 0
    ? each(raised, (r) => alpha * r)
    : combine([alpha, raised], [-beta, part(down, up, negative, -1)]);
}

/** The rule for pixels from low to high: what a pixel adds beyond the least that it could have added. */
function byBox(
  {map, weight, x, relevance}: WeightedStep,
  rule: LrpRule & {readonly type: "zBox"},
): Tensor {
  const {low, high} = rule;
  const [up, down] = [each(weight, positive), each(weight, negative)];
  const [floor, ceiling] = [each(x, () => low), each(x, () => high)];
  const z = combine(
    [1, map.apply(x, weight)],
    [-1, map.apply(floor, up)],
    [-1, map.apply(ceiling, down)],
  );
  const s = shared(relevance, z, epsilonOf(rule));
  return combine(
    [1, times(x, map.back(s, x, weight))],
    [-low, map.back(s, x, up)],
    [-high, map.back(s, x, down)],
  );
}

/** Hands the relevance of a layer with weights to its input. */
export function weightedRelevance(step: WeightedStep, rule: LrpRule): Tensor {
  switch (rule.type) {
    case "epsilon":
      return byShare(step, rule, 0);
    case "gamma":
      return byShare(step, rule, rule.gamma);
    case "alphaBeta":
      return byParts(step, {...rule, epsilon: epsilonOf(rule)});
    case "zPlus":
      return byParts({...step, bias: undefined}, {alpha: 1, beta: 0, epsilon: epsilonOf(rule)});
    case "zBox":
      return byBox(step, rule);
  }
}
