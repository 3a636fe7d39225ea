import {gaussLegendre} from "../../core/index.ts";
import {requireSteps} from "./attribution.ts";

const RULES = [
  "gauss-legendre",
  "trapezoid",
  "middle",
  "left",
  "right",
  "captum-trapezoid",
] as const;

/** How an integral over 0 … 1 becomes a sum. */
export type IntegrationRule = (typeof RULES)[number];

/** Places on 0 … 1 and their weights. */
export interface IntegrationNodes {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** n places of one weight, the first at `offset` of a step. */
function evenly(n: number, offset: number): IntegrationNodes {
  return {
    nodes: Float64Array.from({length: n}, (_, i) => (i + offset) / n),
    weights: new Float64Array(n).fill(1 / n),
  };
}

/** n + 1 places, or n, with half the weight at both ends. */
function trapezoid(places: number, weight: number): IntegrationNodes {
  const last = places - 1;
  return {
    nodes: Float64Array.from({length: places}, (_, i) => (last === 0 ? 0 : i / last)),
    weights: Float64Array.from({length: places}, (_, i) =>
      i === 0 || i === last ? weight / 2 : weight,
    ),
  };
}

/**
 * Chooses places on 0 … 1 and weights so that a weighted sum stands for an integral.
 *
 * "captum-trapezoid" is what that library computes under the name trapezoid: n places with both ends, yet
 * weights 1/n, so that they sum to (n − 1)/n and every integral is short by that factor. "trapezoid" is the
 * usual rule over n intervals, n + 1 places, weights that sum to 1.
 *
 * @formula $\int_0^1 f(a)\,da \approx \sum_k w_k f(a_k)$
 * @param rule - "gauss-legendre", "trapezoid", "middle", "left", "right" or "captum-trapezoid"
 * @param steps - places; for "trapezoid" the intervals between them
 * @returns nodes and weights, in rising order of the nodes
 * @throws RangeError when steps is not a whole number from 1 (2 for "captum-trapezoid") to 1,000,000, or
 *   the rule is none of these
 * @ref sundararajan2017
 * @ref dlmf
 * @example integrationRule("middle", 2) // {nodes: [0.25, 0.75], weights: [0.5, 0.5]}
 * integrationRule("captum-trapezoid", 2).weights // [0.25, 0.25]
 */
export function integrationRule(rule: IntegrationRule, steps: number): IntegrationNodes {
  requireSteps("integrationRule", "steps", steps);
  switch (rule) {
    case "gauss-legendre": {
      // The rule is known for −1 … 1, its largest node first.
      const {nodes, weights} = gaussLegendre(steps);
      return {
        nodes: nodes.map((node) => (1 + node) / 2).reverse(),
        weights: weights.map((weight) => weight / 2).reverse(),
      };
    }
    case "trapezoid":
      return trapezoid(steps + 1, 1 / steps);
    case "captum-trapezoid":
      if (steps === 1) {
        throw new RangeError(`integrationRule: steps must be at least 2 for ${rule}, got 1`);
      }
      return trapezoid(steps, 1 / steps);
    case "middle":
      return evenly(steps, 0.5);
    case "left":
      return evenly(steps, 0);
    case "right":
      return evenly(steps, 1);
    default:
      throw new RangeError(
        `integrationRule: rule must be one of ${RULES.join(", ")}, got ${String(rule)}`,
      );
  }
}
