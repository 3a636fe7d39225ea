import type {NormLayer} from "../network/network.ts";
import {momentsOf, type NormView, normalise} from "../ops/normalise.ts";
import {sizeOf, type Tensor} from "../tensor.ts";

/** How each kind of normalisation by an image's own moments sees it. */
function viewOf({type, groups}: NormLayer, {shape}: Tensor): NormView {
  const [blocks] = shape;
  const channels = shape[shape.length - 1];
  if (type === "layer") {
    return {blocks: sizeOf(shape) / channels, positions: 1, groups: 1, members: channels};
  }
  const sets = type === "instance" ? channels : groups;
  const positions = sizeOf(shape) / (blocks * channels);
  return {blocks, positions, groups: sets, members: channels / sets};
}

/**
 * The factor by which a normalisation multiplies each number while its mean and deviation stand still:
 * then it is a linear map with a bias, as batch normalisation is after training.
 */
export function stillNorm(layer: NormLayer, x: Tensor, gamma: Tensor | undefined): Tensor {
  const view = viewOf(layer, x);
  const {variance} = momentsOf(x.data, view);
  const ones: Tensor = {shape: x.shape, data: new Float64Array(x.data.length).fill(1)};
  const mean = new Float64Array(variance.length);
  return normalise(ones, view, {gamma, eps: layer.eps, mean, variance});
}
