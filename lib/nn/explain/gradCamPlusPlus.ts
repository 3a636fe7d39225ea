import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import type {Tensor} from "../tensor.ts";
import {type ClassActivationMap, classActivationMap} from "./gradCam.ts";
import type {Score} from "./score.ts";

/**
 * Sums the channels of a layer with weights that do not let a small spot of positive gradient drown in
 * the mean, as they do in `gradCam`.
 *
 * The higher derivatives of the paper are those of the exponential of the score: powers of the gradient.
 * Where gradient and denominator are 0 the share of a place is 0.
 *
 * @formula $\alpha_{p,c} = \frac{g_{p,c}^2}{2 g_{p,c}^2 + g_{p,c}^3 \sum_q a_{q,c}}$, $w_c = \sum_p \alpha_{p,c}\,\mathrm{ReLU}(g_{p,c})$ with $g = \partial S / \partial a$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; layer: a node with spatial axes, usually the last one
 * @returns map before ReLU, cam after it, cam on the grid of x, the weight of each channel, the score
 * @throws ShapeError when x, an array, or the score's region does not fit
 * @throws RangeError when there is no such layer with spatial axes, or the score breaks its rules
 * @ref chattopadhay2018
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * gradCamPlusPlus(double, weights, tensor([1, 2, 1], [3, 4]), {score: {target: 0}, layer: "c"}).weights // [0.125]
 */
export function gradCamPlusPlus(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, layer}: {readonly score: Score; readonly layer: string},
): ClassActivationMap {
  const weigh = (
    activation: Float64Array,
    gradient: Float64Array,
    {channels}: {readonly channels: number},
  ): Float64Array => {
    const sums = new Float64Array(channels);
    for (let i = 0; i < activation.length; i++) sums[i % channels] += activation[i];
    const weight = new Float64Array(channels);
    for (let i = 0; i < gradient.length; i++) {
      const g = gradient[i];
      const below = 2 * g ** 2 + g ** 3 * sums[i % channels];
      const share = below === 0 ? 0 : g ** 2 / below;
      weight[i % channels] += share * Math.max(0, g);
    }
    return weight;
  };
  return classActivationMap("gradCamPlusPlus", network, weights, {x, layer, score, weigh});
}
