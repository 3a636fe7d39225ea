import {gradients} from "../autodiff/gradients.ts";
import type {Variable} from "../autodiff/variable.ts";
import {tapeNetwork} from "../network/forward.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {nodesBehind} from "../train/runOnEngine.ts";
import {upsample} from "../ops/upsample.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {requireOneImage} from "./attribution.ts";
import {recordScore, type Score, scoreNode} from "./score.ts";

/** A map of a layer's channels, weighed by what they mean for a score. */
export interface ClassActivationMap {
  /** Weighted sum of the channels, [1, (z,) (y,) x, 1] on the layer's grid. */
  readonly map: Tensor;
  /** The map with negative values set to 0. */
  readonly cam: Tensor;
  /** `cam` interpolated linearly to the grid of the image. */
  readonly upsampled: Tensor;
  /** Weight of each channel. */
  readonly weights: Float64Array;
  readonly score: number;
}

/** Weighs each channel by its activation and gradient, both [place][channel]. */
type ChannelWeights = (
  activation: Float64Array,
  gradient: Float64Array,
  size: {readonly places: number; readonly channels: number},
) => Float64Array;

/** Throws where a layer comes after the node that is explained, or beside it: its gradient is 0. */
function requireOnTheWay(who: string, network: Network, layer: string, score: Score): void {
  if (typeof score === "function" || layer === "input") return;
  const node = scoreNode(who, network, score);
  if (nodesBehind(network, [node]).some(({name}) => name === layer)) return;
  throw new RangeError(
    `${who}: layer must lie on the way from the input to ${node}, which is explained, got ${layer}`,
  );
}

/** Sums a layer's channels with weights that depend on what they mean for the score. */
export function classActivationMap(
  who: string,
  network: Network,
  weights: Weights,
  {x, layer, score, weigh}: {x: Tensor; layer: string; score: Score; weigh: ChannelWeights},
): ClassActivationMap {
  requireOneImage(who, x);
  const taped = tapeNetwork(who, network, {weights, x, training: false});
  const node: Variable | undefined = taped.activations.get(layer);
  if (node === undefined || node.value.shape.length < 3) {
    const spatial = [...taped.activations].filter(([, {value}]) => value.shape.length > 2);
    throw new RangeError(
      `${who}: layer must be a node with spatial axes, one of ${spatial.map(([name]) => name).join(", ")}, got ${JSON.stringify(layer)}${node === undefined ? "" : ` of shape ${shapeText(node.value.shape)}`}`,
    );
  }
  requireOnTheWay(who, network, layer, score);
  const value = recordScore(who, network, taped, score);
  const [gradient] = gradients(value, [node]);
  const {shape, data} = node.value;
  const channels = shape[shape.length - 1];
  const places = sizeOf(shape.slice(1, -1));
  const found = weigh(data, gradient.data, {places, channels});

  // The weighted sum over the channels, place by place.
  const map = new Float64Array(places);
  for (let p = 0; p < places; p++) {
    for (let c = 0; c < channels; c++) map[p] += found[c] * data[p * channels + c];
  }
  const grid = [...shape.slice(0, -1), 1];
  const cam: Tensor = {shape: grid, data: map.map((sum) => Math.max(0, sum))};
  const size = x.shape.slice(1, -1);
  return {
    map: {shape: grid, data: map},
    cam,
    upsampled: upsample(cam, {size, mode: "linear"}),
    weights: found,
    score: value.value.data[0],
  };
}

/**
 * Sums the channels of a layer, each weighed by the mean of its gradient: where the layer sees what
 * raises the score.
 *
 * @formula eq:grad-cam $\alpha_c = \frac{1}{P} \sum_p \frac{\partial S}{\partial a_{p,c}}$, $M_p = \mathrm{ReLU}\Big(\sum_c \alpha_c a_{p,c}\Big)$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; layer: a node with spatial axes, usually the last one
 * @returns map before ReLU, cam after it, cam on the grid of x, the weight of each channel, the score
 * @throws ShapeError when x, an array, or the score's region does not fit
 * @throws RangeError when there is no such layer with spatial axes, or the score breaks its rules
 * @ref selvaraju2017
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * gradCam(double, weights, tensor([1, 2, 1], [3, -4]), {score: {target: 0}, layer: "c"}).cam.data // [6, 0]
 */
export function gradCam(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, layer}: {readonly score: Score; readonly layer: string},
): ClassActivationMap {
  const weigh: ChannelWeights = (_, gradient, {places, channels}) => {
    const sums = new Float64Array(channels);
    for (let i = 0; i < gradient.length; i++) sums[i % channels] += gradient[i] / places;
    return sums;
  };
  return classActivationMap("gradCam", network, weights, {x, layer, score, weigh});
}
