/** How a layer with weights hands its relevance to its inputs. */
export type LrpRule =
  /** By share of the sum; epsilon, at least 0, is added to it with its sign and takes some away. */
  | {readonly type: "epsilon"; readonly epsilon: number}
  /** Positive weights count 1 + gamma times; epsilon is 1e-9 when left out. */
  | {readonly type: "gamma"; readonly gamma: number; readonly epsilon?: number}
  /** Positive and negative parts, biases among them, apart: alpha − beta = 1. */
  | {readonly type: "alphaBeta"; readonly alpha: number; readonly beta: number}
  /** Positive parts alone, without biases. */
  | {readonly type: "zPlus"}
  /** For layers that see the image itself, whose numbers lie from low to high. */
  | {readonly type: "zBox"; readonly low: number; readonly high: number};

/** What keeps a sum of 0 from being divided by, where a rule has no epsilon of its own. */
const TINY = 1e-9;

/** What a rule adds to sums that relevance is divided by. */
export function epsilonOf(rule: LrpRule): number {
  switch (rule.type) {
    case "epsilon":
      return rule.epsilon;
    case "gamma":
      return rule.epsilon ?? TINY;
    default:
      return TINY;
  }
}

/** Says whether a number can be the strength of a rule. */
const isAmount = (value: number): boolean => value >= 0 && Number.isFinite(value);

/** Says in words what is wrong with a rule's numbers; undefined where nothing is. */
function faultOf(rule: LrpRule): string | undefined {
  switch (rule.type) {
    case "epsilon":
      return isAmount(rule.epsilon) ? undefined : "epsilon must be finite and at least 0";
    case "gamma":
      if (!isAmount(rule.gamma)) return "gamma must be finite and at least 0";
      return isAmount(epsilonOf(rule)) ? undefined : "epsilon must be finite and at least 0";
    case "alphaBeta": {
      const {alpha, beta} = rule;
      const fits = isAmount(beta) && Math.abs(alpha - beta - 1) < 1e-12;
      return fits ? undefined : "alpha − beta must be 1 and beta at least 0";
    }
    case "zPlus":
      return undefined;
    case "zBox":
      return Number.isFinite(rule.high - rule.low) && rule.low < rule.high
        ? undefined
        : "low must be below high, both finite";
    default:
      return "type must be epsilon, gamma, alphaBeta, zPlus or zBox";
  }
}

/** Throws unless the numbers of a rule keep to its terms. */
export function requireRule(node: string, rule: LrpRule): void {
  const fault = faultOf(rule);
  if (fault === undefined) return;
  throw new RangeError(`lrp: rule of layer ${node}: ${fault}, got ${JSON.stringify(rule)}`);
}
