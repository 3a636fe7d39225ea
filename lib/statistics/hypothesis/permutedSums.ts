import type {Rng} from "../../core/index.ts";
import {drawPlaces} from "./drawPlaces.ts";
import type {LinearStatistic} from "./permutationStatistic.ts";

/** Sums weights over labels. */
function weightedSum(weights: Float64Array, labels: Float64Array): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] * labels[i];
  return total;
}

/** Computes a linear statistic of the labels as they are. */
export function observedSum({weights, labels, slope, offset}: LinearStatistic): number {
  return slope * weightedSum(weights, labels) + offset;
}

/** Computes a linear statistic of each of `count` exchanges of the labels. */
export function exchangedSums(
  {weights, labels, slope, offset}: LinearStatistic,
  count: number,
  exchange: (labels: Float64Array) => void,
): Float64Array {
  const own = Float64Array.from(labels);
  const distribution = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    exchange(own);
    distribution[k] = slope * weightedSum(weights, own) + offset;
  }
  return distribution;
}

/** Finds the label that most patients have. */
function commonest(labels: Float64Array): number {
  const seen = new Map<number, number>();
  let most = labels[0];
  for (const label of labels) {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    if (count > (seen.get(most) ?? 0)) most = label;
  }
  return most;
}

/**
 * Does the same for labels exchanged among all patients, with fewer draws: beside the sum of all weights
 * times the commonest label it takes the patients with other labels alone, of two groups the smaller one.
 */
export function drawnSums(
  {weights, labels, slope, offset}: LinearStatistic,
  count: number,
  rng: Rng,
): Float64Array {
  const pool = Float64Array.from(weights);
  const size = pool.length;
  const usual = commonest(labels);
  const others = labels.filter((label) => label !== usual).map((label) => label - usual);
  const drawn = others.length;
  const start = usual * pool.reduce((sum, weight) => sum + weight, 0);
  const places = new Int32Array(drawn);
  const distribution = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    // The first places of a shuffle; whatever order the pool is in, these patients are random ones.
    drawPlaces(rng, size, drawn, places);
    let total = start;
    for (let i = 0; i < drawn; i++) {
      const at = places[i];
      const weight = pool[at];
      pool[at] = pool[i];
      pool[i] = weight;
      total += weight * others[i];
    }
    distribution[k] = slope * total + offset;
  }
  return distribution;
}
