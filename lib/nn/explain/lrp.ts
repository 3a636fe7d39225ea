import type {Variable} from "../autodiff/variable.ts";
import {type TapedNetwork, tapeNetwork} from "../network/forward.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network, NetworkNode} from "../network/network.ts";
import {nodesBehind} from "../train/runOnEngine.ts";
import type {Tensor} from "../tensor.ts";
import {type Attribution, requireOneImage, total} from "./attribution.ts";
import {epsilonOf, type LrpRule, requireRule} from "./lrpRule.ts";
import {requireValueScore, scoreNode, scoreSeed, type TargetScore} from "./score.ts";
import {stillNorm} from "./stillNorm.ts";
import {weightedMap} from "./weightedMap.ts";
import {shared, times, weightedRelevance} from "./weightedRelevance.ts";

/** Options of `lrp`. */
export interface LrpOptions {
  readonly score: TargetScore;
  /** One rule for all layers, or the rule of each; no default. */
  readonly rule: LrpRule | ((node: NetworkNode) => LrpRule);
}

/** Relevance of an image and of everything between it and the score. */
export interface Relevance extends Attribution {
  /** Sum of the attribution; it is the score only where nothing is taken in by biases and epsilon. */
  readonly sum: number;
  /** Relevance of the result of each node that the score depends on, `input` among them. */
  readonly relevances: ReadonlyMap<string, Tensor>;
}

/** All that handing relevance on needs. */
interface Passing {
  readonly taped: TapedNetwork;
  readonly rule: (node: NetworkNode) => LrpRule;
}

/** Shares relevance out by the node's own linear map, as it stands on the tape. */
function byTape(variable: Variable, relevance: Tensor, epsilon: number): Tensor[] {
  const back = variable.backward(shared(relevance, variable.value, epsilon));
  return variable.inputs.map(({value}, k) => times(value, back[k] as Tensor));
}

/** Hands the relevance of a node to its inputs, in their order. */
function passOn(node: NetworkNode, relevance: Tensor, {taped, rule}: Passing): readonly Tensor[] {
  const {layer, name, inputs} = node;
  const variable = taped.activations.get(name) as Variable;
  const x = (taped.activations.get(inputs[0]) as Variable).value;
  const weightOf = (role: string) => taped.weights.get(`${name}.${role}`)?.value;
  const own = rule(node);
  requireRule(name, own);
  const map = weightedMap(layer);
  if (own.type === "zBox" && map !== undefined) requirePixels(node, own, x);
  if (map !== undefined) {
    const weight = weightOf("weight") as Tensor;
    return [weightedRelevance({map, weight, bias: weightOf("bias"), x, relevance}, own)];
  }
  switch (layer.kind) {
    case "maxPool":
    case "avgPool":
    case "globalAvgPool":
    case "upsample":
      return byTape(variable, relevance, epsilonOf(own));
    case "add": {
      // A sum of three or more stands as several on the tape.
      const share = shared(relevance, variable.value, epsilonOf(own));
      return inputs.map((input) => times((taped.activations.get(input) as Variable).value, share));
    }
    case "norm": {
      if (layer.type === "batch") return byTape(variable, relevance, epsilonOf(own)).slice(0, 1);
      const factor = stillNorm(layer, x, weightOf("gamma"));
      return [times(times(x, factor), shared(relevance, variable.value, epsilonOf(own)))];
    }
    case "activation":
      if (layer.type === "softmax") break;
      return [relevance];
    case "prelu":
    case "dropout":
    case "gate":
      return [relevance];
    case "flatten":
    case "concat":
    case "repeat":
    case "cropTo":
    case "padTo":
    case "slice":
      return variable.backward(relevance) as readonly Tensor[];
  }
  const kind = layer.kind === "activation" ? layer.type : layer.kind;
  throw new RangeError(
    `lrp: layers must be of a kind that has a rule, got ${kind} in layer ${name}; explain a node before it`,
  );
}

/** Throws unless a layer sees an image whose numbers lie within the box of its rule. */
function requirePixels(
  {name, inputs}: NetworkNode,
  {low, high}: LrpRule & {readonly type: "zBox"},
  {data}: Tensor,
): void {
  if (inputs[0] !== "input") {
    throw new RangeError(
      `lrp: rule zBox must be given to layers that see the image itself, got ${name}, which sees ${inputs[0]}`,
    );
  }
  const stray = data.find((value) => !(value >= low && value <= high));
  if (stray === undefined) return;
  throw new RangeError(`lrp: rule zBox must hold x from ${low} to ${high}, got ${stray}`);
}

/** Adds a part to what a node has already been handed. */
function gather(relevances: Map<string, Tensor>, name: string, part: Tensor): void {
  const {shape, data} = part;
  const sum = relevances.get(name);
  const added = sum === undefined ? data.slice() : data.map((value, i) => value + sum.data[i]);
  relevances.set(name, {shape, data: added});
}

/**
 * Hands a score back from layer to layer, each unit sharing its relevance out among what it summed:
 * layer-wise relevance propagation.
 *
 * The rule holds for convolutions, transposed ones and dense layers. Pooling, upsampling, sums and
 * normalisations with their statistics held still share by the rule's epsilon (1e-9 where it has none);
 * activations, dropout and gates hand relevance on to the signal as it is. What a bias has added is lost,
 * and so is what epsilon takes. With epsilon 0 in a network of ReLUs without biases the result is input ×
 * gradient.
 *
 * @formula eq:lrp-epsilon $R_j = \sum_k \frac{x_j w_{jk}}{z_k + \epsilon\,\mathrm{sign}(z_k)} R_k$ with $z_k = \sum_j x_j w_{jk} + b_k$ (epsilon); $w + \gamma w^+$ for $w$ (gamma); $R_j = \sum_k \left( \alpha \frac{(x_j w_{jk})^+}{z_k^+} - \beta \frac{(x_j w_{jk})^-}{z_k^-} \right) R_k$ (alphaBeta); $R_j = \sum_k \frac{x_j w_{jk} - l\,w_{jk}^+ - h\,w_{jk}^-}{\sum_i (\ldots)} R_k$ (zBox)
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained, a value and not a probability; rule: for all layers, or of
 *   each node
 * @returns attribution, of the shape of x, its sum, the score, and the relevance of every node
 * @throws ShapeError when x, an array, or the score's region does not fit
 * @throws RangeError when a layer has no rule (it is named), or a rule or the score break their terms
 * @ref bach2015
 * @ref montavon2019
 * @ref montavon2017
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const options = {score: {target: 0}, rule: {type: "epsilon", epsilon: 0}};
 * lrp(double, weights, tensor([1, 2, 1], [3, 4]), options).attribution.data // [6, 8]
 */
export function lrp(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, rule}: LrpOptions,
): Relevance {
  const who = "lrp";
  requireOneImage(who, x);
  requireValueScore(who, score);
  const start = scoreNode(who, network, score);
  const taped = tapeNetwork(who, network, {weights, x, training: false});
  const {value} = taped.activations.get(start) as Variable;
  const seed: Tensor = {shape: value.shape, data: scoreSeed(who, score, value.shape)};
  const relevances = new Map<string, Tensor>([[start, times(value, seed)]]);

  // Against the order of computation, each node after all that it was handed on to.
  const passing = {taped, rule: typeof rule === "function" ? rule : () => rule};
  for (const node of [...nodesBehind(network, [start])].reverse()) {
    const own = relevances.get(node.name);
    if (own === undefined) continue;
    const parts = passOn(node, own, passing);
    parts.forEach((part, k) => void gather(relevances, node.inputs[k], part));
  }
  const attribution = relevances.get("input") ?? {
    shape: x.shape,
    data: new Float64Array(x.data.length),
  };
  const sum = total(attribution.data);
  return {attribution, score: total(times(value, seed).data), sum, relevances};
}
