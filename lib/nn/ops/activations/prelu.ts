import {ShapeError} from "../../../core/index.ts";
import {shapeText, type Tensor} from "../../tensor.ts";
import {requireShape} from "../normalise.ts";

/** Returns how many slopes there are: one for all channels or one each. */
function slopesOf(who: string, x: Tensor, alpha: Tensor): number {
  const channels = x.shape.at(-1);
  const slopes = alpha.data.length;
  if (alpha.shape.length !== 1 || (slopes !== 1 && slopes !== channels)) {
    throw new ShapeError(
      `${who}: alpha must have one entry, or one for each channel of x, got ${shapeText(alpha.shape)} and ${shapeText(x.shape)}`,
    );
  }
  return slopes;
}

/**
 * Computes leaky ReLU with learned slopes below 0.
 *
 * @formula $\mathrm{PReLU}(x) = x$ for $x > 0$, $\alpha_c\,x$ for $x \le 0$
 * @param x - any shape, channels last
 * @param options - alpha: the slopes, [1] or [channel]
 * @returns y, of the shape of x
 * @throws ShapeError when alpha has neither one entry nor one for each channel
 * @ref he2015
 * @example prelu(tensor([1, 2], [-4, -4]), {alpha: tensor([2], [0.25, 0.5])}).data // [-1, -2]
 */
export function prelu(x: Tensor, {alpha}: {readonly alpha: Tensor}): Tensor {
  const slopes = slopesOf("prelu", x, alpha);
  const data = new Float64Array(x.data.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = x.data[i] > 0 ? x.data[i] : alpha.data[i % slopes] * x.data[i];
  }
  return {shape: [...x.shape], data};
}

/**
 * Carries a gradient back through `prelu`; at 0 the slope is that of the left side.
 *
 * @formula $\frac{\partial L}{\partial \alpha_c} = \sum_{x \le 0} x\,\frac{\partial L}{\partial y}$ over channel $c$
 * @param gradOutput - gradient with respect to y, of the shape of x
 * @param options - x and alpha as given to prelu
 * @returns gradients with respect to x and alpha
 * @throws ShapeError when gradOutput has not the shape of x, or alpha does not fit
 * @ref he2015
 * @example preluBackward(tensor([1, 2], [1, 1]), {x: tensor([1, 2], [-4, 3]), alpha: tensor([1], 0.25)}).alpha.data // [-4]
 */
export function preluBackward(
  gradOutput: Tensor,
  {x, alpha}: {readonly x: Tensor; readonly alpha: Tensor},
): {x: Tensor; alpha: Tensor} {
  const slopes = slopesOf("preluBackward", x, alpha);
  requireShape("preluBackward", {name: "gradOutput", value: gradOutput, shape: x.shape});
  const data = new Float64Array(x.data.length);
  const gradAlpha = new Float64Array(slopes);
  for (let i = 0; i < data.length; i++) {
    if (x.data[i] > 0) data[i] = gradOutput.data[i];
    else {
      data[i] = alpha.data[i % slopes] * gradOutput.data[i];
      gradAlpha[i % slopes] += x.data[i] * gradOutput.data[i];
    }
  }
  return {x: {shape: [...x.shape], data}, alpha: {shape: [slopes], data: gradAlpha}};
}
