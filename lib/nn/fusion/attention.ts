import {softmax} from "../ops/activations/softmax.ts";
import {requireGradientShape} from "../ops/spatialAxes.ts";
import type {Tensor} from "../tensor.ts";
import {addProduct} from "./addProduct.ts";
import {type AttentionSizes, attentionScale, attentionSizes} from "./attentionSizes.ts";

/** What attention compares, q with k, and what it then averages, v. */
export interface AttentionInputs {
  /** [batch, …places, channel]. */
  readonly q: Tensor;
  /** Of the channels of q, at any number of places. */
  readonly k: Tensor;
  /** At the places of k, of any number of channels. */
  readonly v: Tensor;
}

/** Options of `attention`. */
export interface AttentionOptions {
  /** Factor of the similarities before softmax; 1/√(channels of q) when left out. */
  readonly scale?: number | undefined;
}

/** What attention makes, and where it looked. */
export interface AttentionResult {
  /** [batch, …places of q, channels of v]. */
  readonly y: Tensor;
  /** Share of each place of v in each place of y, [batch, places of q, places of v]. */
  readonly weights: Tensor;
}

/** Cuts one item out of a batch. */
const item = (data: Float64Array, index: number, size: number): Float64Array =>
  data.subarray(index * size, (index + 1) * size);

/** Computes the shares of an attention: softmax over the places of k. */
function sharesOf(q: Tensor, k: Tensor, {batch, n, m, d}: AttentionSizes, factor: number): Tensor {
  const alike = new Float64Array(batch * n * m);
  const sizes = {rows: n, inner: d, columns: m, factor, turnB: true};
  for (let b = 0; b < batch; b++) {
    addProduct(item(alike, b, n * m), item(q.data, b, n * d), item(k.data, b, m * d), sizes);
  }
  return softmax({shape: [batch, n, m], data: alike});
}

/**
 * Computes dot-product attention: each place of q gathers the values of v, most from where k is like q.
 *
 * Places may lie along one axis or several; where they lie plays no part.
 *
 * @formula eq:attention $y = A\,v$ with $A = \mathrm{softmax}(s\, q k^{\top})$, one softmax for each place of q
 * @param inputs - q, [batch, …places, channel]; k, of the channels of q; v, at the places of k
 * @param options - scale s; 1/√(channels of q) when left out
 * @returns y, [batch, …places of q, channels of v], and weights A, [batch, places of q, places of v]
 * @throws ShapeError when channels of q and k, places of k and v, or batches differ
 * @throws RangeError when scale is no finite number above 0
 * @ref vaswani2017
 * @example attention({q: tensor([1, 1, 1], 0), k: tensor([1, 2, 1], [1, 5]), v: tensor([1, 2, 1], [3, 7])}).y.data // [5]
 */
export function attention(
  {q, k, v}: AttentionInputs,
  {scale}: AttentionOptions = {},
): AttentionResult {
  const sizes = attentionSizes("attention", {q: q.shape, k: k.shape, v: v.shape});
  const {batch, n, m, d, e} = sizes;
  const weights = sharesOf(q, k, sizes, attentionScale("attention", scale, d));
  const data = new Float64Array(batch * n * e);
  const mean = {rows: n, inner: m, columns: e, factor: 1};
  for (let b = 0; b < batch; b++) {
    addProduct(item(data, b, n * e), item(weights.data, b, n * m), item(v.data, b, m * e), mean);
  }
  return {y: {shape: [...q.shape.slice(0, -1), e], data}, weights};
}

/** Turns the gradient of the shares into that of the similarities behind their softmax, in place. */
function throughSoftmax(gradient: Float64Array, shares: Float64Array, m: number): void {
  for (let row = 0; row < shares.length; row += m) {
    let inner = 0;
    for (let j = row; j < row + m; j++) inner += gradient[j] * shares[j];
    for (let j = row; j < row + m; j++) gradient[j] = shares[j] * (gradient[j] - inner);
  }
}

/**
 * Carries a gradient back through `attention`.
 *
 * @formula $\nabla_v = A^{\top} g$, $\nabla_q = s\,Z k$, $\nabla_k = s\,Z^{\top} q$ with $Z_{ij} = A_{ij} \left( (g v^{\top})_{ij} - \sum_l A_{il} (g v^{\top})_{il} \right)$
 * @param gradOutput - gradient with respect to y
 * @param inputs - q, k and v as given to attention
 * @param options - scale as given to attention
 * @returns gradients with respect to q, k and v, each of its shape
 * @throws ShapeError when the shapes do not fit
 * @throws RangeError when scale is no finite number above 0
 * @ref vaswani2017
 * @example attentionBackward(tensor([1, 1, 1], 2), {q: tensor([1, 1, 1], 0), k: tensor([1, 2, 1], [1, 5]), v: tensor([1, 2, 1], [3, 7])}).v.data // [1, 1]
 */
export function attentionBackward(
  gradOutput: Tensor,
  {q, k, v}: AttentionInputs,
  {scale}: AttentionOptions = {},
): AttentionInputs {
  const who = "attentionBackward";
  const sizes = attentionSizes(who, {q: q.shape, k: k.shape, v: v.shape});
  const {batch, n, m, d, e} = sizes;
  requireGradientShape(who, gradOutput, [...q.shape.slice(0, -1), e]);
  const factor = attentionScale(who, scale, d);
  const weights = sharesOf(q, k, sizes, factor);
  const [gradQ, gradK, gradV] = [q, k, v].map(({data}) => new Float64Array(data.length));
  const z = new Float64Array(n * m);
  for (let b = 0; b < batch; b++) {
    const shares = item(weights.data, b, n * m);
    const g = item(gradOutput.data, b, n * e);
    const turned = {rows: m, inner: n, turnA: true};
    addProduct(item(gradV, b, m * e), shares, g, {...turned, columns: e, factor: 1});

    // How the loss changes with each share, then with the similarity behind it.
    z.fill(0);
    const ofShares = {rows: n, inner: e, columns: m, factor: 1, turnB: true};
    addProduct(z, g, item(v.data, b, m * e), ofShares);
    throughSoftmax(z, shares, m);
    const ofQ = {rows: n, inner: m, columns: d, factor};
    addProduct(item(gradQ, b, n * d), z, item(k.data, b, m * d), ofQ);
    addProduct(item(gradK, b, m * d), z, item(q.data, b, n * d), {...turned, columns: d, factor});
  }
  return {
    q: {shape: [...q.shape], data: gradQ},
    k: {shape: [...k.shape], data: gradK},
    v: {shape: [...v.shape], data: gradV},
  };
}
