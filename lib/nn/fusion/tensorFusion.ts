import {ShapeError} from "../../core/index.ts";
import {requireGradientShape} from "../ops/spatialAxes.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/** Two modalities that agree on every axis but the channels. */
export interface TensorFusionInputs {
  /** [batch, …places, channel]. */
  readonly a: Tensor;
  /** [batch, …places, channel]. */
  readonly b: Tensor;
}

/** Checks both modalities and returns the shape of their product, and its sizes. */
function productOf(who: string, {a, b}: TensorFusionInputs) {
  const outer = a.shape.slice(0, -1);
  if (a.shape.length < 2 || shapeText(outer) !== shapeText(b.shape.slice(0, -1))) {
    throw new ShapeError(
      `${who}: a and b must agree on every axis but the channels, got ${shapeText(a.shape)} and ${shapeText(b.shape)}`,
    );
  }
  const [m, n] = [a.shape[a.shape.length - 1], b.shape[b.shape.length - 1]];
  return {m, n, places: a.data.length / m, shape: [...outer, (m + 1) * (n + 1)]};
}

/**
 * Multiplies every feature of one modality with every feature of another, place by place.
 *
 * A 1 in front of each keeps the features themselves among the products, so that one linear layer
 * behind it sees the constant, both modalities, and all pairs.
 *
 * @formula eq:tensor-fusion $y = \mathrm{vec}\!\left((1, a)^{\top} (1, b)\right)$, $y_{i(n+1)+j} = (1, a)_i\,(1, b)_j$
 * @param inputs - a, [batch, …places, m], and b, [batch, …places, n]
 * @returns y, [batch, …places, (m + 1)(n + 1)], the features of b fastest
 * @throws ShapeError when a and b differ on another axis than the channels
 * @ref zadeh2017
 * @example tensorFusion({a: tensor([1, 1], 2), b: tensor([1, 2], [3, 5])}).data // [1, 3, 5, 2, 6, 10]
 */
export function tensorFusion({a, b}: TensorFusionInputs): Tensor {
  const {m, n, places, shape} = productOf("tensorFusion", {a, b});
  const data = new Float64Array(places * (m + 1) * (n + 1));
  let to = 0;
  for (let p = 0; p < places; p++) {
    for (let i = -1; i < m; i++) {
      const left = i < 0 ? 1 : a.data[p * m + i];
      data[to++] = left;
      for (let j = 0; j < n; j++) data[to++] = left * b.data[p * n + j];
    }
  }
  return {shape, data};
}

/**
 * Carries a gradient back through `tensorFusion`.
 *
 * @formula $\nabla_{a_i} = \sum_j g_{ij}\,(1, b)_j$, $\nabla_{b_j} = \sum_i g_{ij}\,(1, a)_i$
 * @param gradOutput - gradient with respect to y, [batch, …places, (m + 1)(n + 1)]
 * @param inputs - a and b as given to tensorFusion
 * @returns gradients with respect to a and b
 * @throws ShapeError when the shapes do not fit
 * @ref zadeh2017
 * @example tensorFusionBackward(tensor([1, 4], [1, 1, 1, 1]), {a: tensor([1, 1], 2), b: tensor([1, 1], 3)}).a.data // [4]
 */
export function tensorFusionBackward(
  gradOutput: Tensor,
  {a, b}: TensorFusionInputs,
): TensorFusionInputs {
  const {m, n, places, shape} = productOf("tensorFusionBackward", {a, b});
  requireGradientShape("tensorFusionBackward", gradOutput, shape);
  const [gradA, gradB] = [new Float64Array(a.data.length), new Float64Array(b.data.length)];
  let from = 0;
  for (let p = 0; p < places; p++) {
    for (let i = -1; i < m; i++) {
      const left = i < 0 ? 1 : a.data[p * m + i];
      let sum = gradOutput.data[from++];
      for (let j = 0; j < n; j++, from++) {
        sum += gradOutput.data[from] * b.data[p * n + j];
        gradB[p * n + j] += gradOutput.data[from] * left;
      }
      if (i >= 0) gradA[p * m + i] = sum;
    }
  }
  return {a: {shape: [...a.shape], data: gradA}, b: {shape: [...b.shape], data: gradB}};
}
