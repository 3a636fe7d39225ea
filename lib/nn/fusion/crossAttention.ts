import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {addProduct} from "./addProduct.ts";
import {type AttentionResult, attention} from "./attention.ts";

/** What cross-attention learns: matrices that make queries of one modality, keys and values of another. */
export interface CrossAttentionOptions {
  /** [channels of x, d]. */
  readonly query: Tensor;
  /** [channels of context, d]. */
  readonly key: Tensor;
  /** [channels of context, e]. */
  readonly value: Tensor;
  /** Factor of the similarities; 1/√d when left out. */
  readonly scale?: number | undefined;
}

/** Multiplies the channels of every place by a matrix. */
function project(name: string, x: Tensor, matrix: Tensor): Tensor {
  const channels = x.shape[x.shape.length - 1];
  if (matrix.shape.length !== 2 || matrix.shape[0] !== channels) {
    throw new ShapeError(
      `crossAttention: ${name} must be [${channels}, channels out], got ${shapeText(matrix.shape)} for ${shapeText(x.shape)}`,
    );
  }
  const rows = x.data.length / channels;
  const columns = matrix.shape[1];
  const data = new Float64Array(rows * columns);
  addProduct(data, x.data, matrix.data, {rows, inner: channels, columns, factor: 1});
  return {shape: [...x.shape.slice(0, -1), columns], data};
}

/**
 * Computes cross-attention: each place of one modality asks, and gathers what it needs from any place
 * of another one.
 *
 * The modalities need not lie on one grid. In a network the three matrices are convolutions of kernel 1
 * in front of an attention layer.
 *
 * @formula $y = \mathrm{softmax}\!\left(s\,(x W_q)(c W_k)^{\top}\right) c W_v$
 * @param x - the modality that asks, [batch, …places, channel]
 * @param context - the modality that answers, [batch, …places, channel]
 * @param options - query, key and value: the matrices; scale s, 1/√d when left out
 * @returns y, [batch, …places of x, e], and weights, [batch, places of x, places of context]
 * @throws ShapeError when a matrix does not fit its modality, or the batches differ
 * @throws RangeError when scale is no finite number above 0
 * @ref vaswani2017
 * @example crossAttention(tensor([1, 1, 1], 2), tensor([1, 2, 1], [1, 1]), {query: tensor([1, 1], 1), key: tensor([1, 1], 1), value: tensor([1, 1], 3)}).y.data // [3]
 */
export function crossAttention(
  x: Tensor,
  context: Tensor,
  {query, key, value, scale}: CrossAttentionOptions,
): AttentionResult {
  const q = project("query", x, query);
  const k = project("key", context, key);
  return attention({q, k, v: project("value", context, value)}, {scale});
}
