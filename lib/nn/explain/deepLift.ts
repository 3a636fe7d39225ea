import {gradients} from "../autodiff/gradients.ts";
import {createTape, type Tape} from "../autodiff/tape.ts";
import type {Variable} from "../autodiff/variable.ts";
import {forward, tapeNetwork} from "../network/forward.ts";
import type {Weights} from "../network/initialise.ts";
import type {Layer, Network} from "../network/network.ts";
import {maxPool, maxPoolBackward} from "../ops/maxPool.ts";
import {nodesBehind} from "../train/runOnEngine.ts";
import type {Tensor} from "../tensor.ts";
import {
  type Baseline,
  baselineOf,
  type CompleteAttribution,
  completed,
  requireOneImage,
} from "./attribution.ts";
import {recordScore, requireValueScore, scoreNode, scoreSeed, type TargetScore} from "./score.ts";

/** Options of `deepLift`. */
export interface DeepLiftOptions {
  readonly score: TargetScore;
  /** What the image is compared with; no default. */
  readonly baseline: Baseline;
}

/** Differences below this count as none: the gradient takes the place of the quotient. */
const SMALL = 1e-10;

/** What a node saw and gave for the baseline. */
type Reference = (name: string) => {readonly x: Tensor; readonly y: Tensor};

/** Replaces a slope by the quotient of differences, wherever the input differs. */
function rescaled(plain: Variable, x: Variable, {x: x0, y: y0}: ReturnType<Reference>) {
  return (gradOutput: Tensor): Tensor => {
    const slope = plain.backward(gradOutput)[0] as Tensor;
    const {data} = gradOutput;
    return {
      shape: slope.shape,
      data: slope.data.map((g, i) => {
        const change = x.value.data[i] - x0.data[i];
        if (Math.abs(change) < SMALL) return g;
        return (data[i] * (plain.value.data[i] - y0.data[i])) / change;
      }),
    };
  };
}

/** Shares the change of each maximum between where it stands now and where it stood before. */
function rescaledMaximum(
  x: Variable,
  y: Tensor,
  {x: x0, y: y0, window}: ReturnType<Reference> & {window: Parameters<typeof maxPool>[1]},
) {
  const [now, before] = [maxPool(x.value, window).indices, maxPool(x0, window).indices];
  return ({shape, data}: Tensor): Tensor => {
    const handed = (indices: Int32Array, share: (i: number) => number) =>
      maxPoolBackward({shape, data: data.map((g, i) => g * share(i))}, {x: x.value, indices});
    const higher = (i: number) => Math.max(y.data[i], y0.data[i]);
    const rise = handed(now, (i) => higher(i) - y0.data[i]);
    const fall = handed(before, (i) => y.data[i] - higher(i));
    const slope = handed(now, () => 1);
    const multiplier = slope.data.map((g, i) => {
      const change = x.value.data[i] - x0.data[i];
      return Math.abs(change) < SMALL ? g : (rise.data[i] + fall.data[i]) / change;
    });
    return {shape: slope.shape, data: multiplier};
  };
}

/** A tape whose bent layers go back by quotients of differences to a reference. */
function rescaleTape(reference: Reference): Tape {
  const tape = createTape();
  return {
    ...tape,
    activate(x, options, name = "") {
      const plain = tape.activate(x, options, name);
      const back = rescaled(plain, x, reference(name));
      const backward = (g: Tensor) => [back(g)];
      return tape.record("rescaled", [x], {value: plain.value, backward, name});
    },
    prelu(x, alpha, name = "") {
      const plain = tape.prelu(x, alpha, name);
      const back = rescaled(plain, x, reference(name));
      const backward = (g: Tensor) => [back(g)];
      return tape.record("rescaled", [x], {value: plain.value, backward, name});
    },
    maxPool(x, window, name = "") {
      const {value} = tape.maxPool(x, window, name);
      const back = rescaledMaximum(x, value, {...reference(name), window});
      return tape.record("rescaled", [x], {value, backward: (g) => [back(g)], name});
    },
  };
}

/** Layers that are linear in evaluation mode, or have a rule on the tape. */
const SUPPORTED: readonly Layer["kind"][] = [
  "conv",
  "convTranspose",
  "dense",
  "prelu",
  "maxPool",
  "avgPool",
  "globalAvgPool",
  "upsample",
  "dropout",
  "flatten",
  "repeat",
  "add",
  "concat",
  "cropTo",
  "padTo",
  "slice",
];

/** Names a layer that is neither linear nor works on each number by itself; undefined for the others. */
function unsupported(layer: Layer): string | undefined {
  if (layer.kind === "activation") return layer.type === "softmax" ? "softmax" : undefined;
  if (layer.kind === "norm") {
    return layer.type === "batch" ? undefined : `${layer.type} normalisation`;
  }
  return SUPPORTED.includes(layer.kind) ? undefined : layer.kind;
}

/** Throws unless all layers behind a node have a rule. */
function requireRules(network: Network, node: string): void {
  for (const {name, layer} of nodesBehind(network, [node])) {
    const kind = unsupported(layer);
    if (kind === undefined) continue;
    throw new RangeError(
      `deepLift: layers must be linear or work on each number by itself, got ${kind} in layer ${name}; explain a node before it`,
    );
  }
}

/**
 * Explains the difference of a score to that of a baseline by the differences of all activations: DeepLIFT
 * with the rescale rule.
 *
 * Complete: the attributions sum to the difference of the scores. A bent layer goes back by the quotient
 * of its differences instead of its slope, so that a saturated unit still gets its due. A change of a
 * maximum goes to the place of the new maximum where it rises, of the old one where it falls.
 *
 * @formula $A_i = m_i (x_i - x'_i)$, $m_i = \sum_k w_{ik}\, \frac{\Delta y_k}{\Delta z_k}\, m_k$, $\sum_i A_i = S(x) - S(x')$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained, a value and not a probability; baseline: a number or an image
 * @returns attribution, of the shape of x, its sum, both scores and the gap between them
 * @throws ShapeError when x, the baseline, an array, or the score's region does not fit
 * @throws RangeError when a layer has no rule (it is named), or the score breaks its rules
 * @ref shrikumar2017
 * @example const b = networkBuilder("relu", {dims: 1, channels: 1});
 * const half = b.conv("c", b.input, {filters: 1, kernel: 1});
 * const network = b.build(b.activation("r", half, {type: "relu"}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [1])], ["c.bias", tensor([1], [-1])]]);
 * deepLift(network, weights, tensor([1, 1, 1], [2]), {score: {target: 0}, baseline: 0}).attribution.data // [1]
 */
export function deepLift(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, baseline}: DeepLiftOptions,
): CompleteAttribution {
  const who = "deepLift";
  requireOneImage(who, x);
  requireValueScore(who, score);
  const node = scoreNode(who, network, score);
  requireRules(network, node);
  const start: Tensor = {shape: x.shape, data: baselineOf(who, baseline, x)};
  const {activations} = forward(network, weights, start, {training: false});
  const inputOf = new Map(network.nodes.map(({name, inputs}) => [name, inputs[0]]));
  const at = (name: string) => activations.get(name) as Tensor;
  const tape = rescaleTape((name) => ({x: at(inputOf.get(name) as string), y: at(name)}));
  const taped = tapeNetwork(who, network, {weights, x, training: false, tape});
  const value = recordScore(who, network, taped, score);

  // Multipliers instead of gradients; then each is weighed by how far its pixel differs.
  const [{shape, data}] = gradients(value, [taped.x]);
  const attribution = {shape, data: data.map((m, i) => m * (x.data[i] - start.data[i]))};
  const seed = scoreSeed(who, score, at(node).shape);
  const baselineScore = at(node).data.reduce((sum, y, i) => sum + y * seed[i], 0);
  return completed(attribution, {score: value.value.data[0], baselineScore});
}
