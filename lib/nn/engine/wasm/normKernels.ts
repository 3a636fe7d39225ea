import {sizeOf} from "../../tensor.ts";
import type {TensorInfo} from "@tensorflow/tfjs-core";
import type {Field, Wasm} from "./kernels.ts";

/** Attributes of a normalisation: x is seen as [blocks, positions, groups, members]. */
export interface NormAttrs {
  readonly blocks: number;
  readonly positions: number;
  readonly groups: number;
  /** Channels that share mean and variance. */
  readonly members: number;
  readonly eps: number;
  /** Cuts the result at 0. */
  readonly relu?: boolean;
}

/** Values of one chunk of pixels, so that it stays in the first cache. */
const CHUNK_VALUES = 4096;

/** Pixels of a chunk: as many whatever the threads. */
function chunkOf({positions, groups, members}: NormAttrs): number {
  return Math.min(positions, Math.max(8, Math.ceil(CHUNK_VALUES / (groups * members))));
}

/** Tensors that take part; those that a call does not need are absent. */
interface NormTensors {
  readonly x: TensorInfo;
  readonly y: TensorInfo;
  readonly dy?: TensorInfo;
  readonly gamma: TensorInfo;
  readonly beta: TensorInfo;
  readonly mean: TensorInfo;
  readonly variance: TensorInfo;
  readonly dGamma?: TensorInfo;
  readonly dBeta?: TensorInfo;
}

/** Runs kernels of normalisation one after the other on the same tensors. */
function withNorm(
  wasm: Wasm,
  tensors: NormTensors,
  attrs: NormAttrs,
  steps: (sizes: {
    readonly chunks: number;
    readonly work: number;
    readonly fields: readonly Field[];
    /** Where scale and shift of each channel are kept. */
    readonly factors: number;
  }) => void,
): void {
  const {blocks, positions, groups, members, eps, relu = false} = attrs;
  const channels = groups * members;
  const chunk = chunkOf(attrs);
  const chunks = Math.ceil(positions / chunk);
  const at = (tensor: TensorInfo | undefined): number =>
    tensor === undefined ? 0 : wasm.at(tensor);
  wasm.withScratch((scratch) => {
    const partial = scratch.take(8 * blocks * chunks * channels);
    const factors = scratch.take(20 * blocks * channels);
    const {x, y, dy, gamma, beta, mean, variance, dGamma, dBeta} = tensors;
    const pointers = [x, y, dy, gamma, beta, mean, variance, dGamma, dBeta].map(at);
    const sizes = [blocks, positions, chunk, chunks, channels, members, relu ? 1 : 0];
    const fields = [...pointers, partial, factors, ...sizes, {float: eps}];
    steps({chunks: blocks * chunks, work: blocks * positions * channels, fields, factors});
  });
}

/** Normalises x: y of its shape, mean and biased variance [blocks, groups · members]. */
export function normKernel(
  wasm: Wasm,
  {x, gamma, beta}: {x: TensorInfo; gamma: TensorInfo; beta: TensorInfo},
  attrs: NormAttrs,
): TensorInfo[] {
  const {blocks, groups, members} = attrs;
  const y = wasm.output(x.shape);
  const mean = wasm.output([blocks, groups * members]);
  const variance = wasm.output([blocks, groups * members]);
  withNorm(wasm, {x, y, gamma, beta, mean, variance}, attrs, ({chunks, work, fields}) => {
    wasm.run("normChunks", fields, chunks, work);
    wasm.run("normCombine", fields, blocks * groups, chunks * groups * members);
    wasm.run("normFactors", fields, blocks, blocks * groups * members);
    wasm.run("normApply", fields, chunks, work);
  });
  return [y, mean, variance];
}

/** Gradients of x, gamma and beta. */
export function normGradKernel(
  wasm: Wasm,
  inputs: Record<"dy" | "x" | "gamma" | "beta" | "mean" | "variance", TensorInfo>,
  attrs: NormAttrs,
): TensorInfo[] {
  const {blocks, groups, members} = attrs;
  const dx = wasm.output(inputs.x.shape);
  const dGamma = wasm.output([groups * members]);
  const dBeta = wasm.output([groups * members]);
  withNorm(wasm, {...inputs, y: dx, dGamma, dBeta}, attrs, ({chunks, work, fields}) => {
    wasm.run("normFactors", fields, blocks, blocks * groups * members);
    wasm.run("normGradientChunks", fields, chunks, work);
    wasm.run("normGradientFactors", fields, 1, 0);
    wasm.run("normGradientApply", fields, chunks, work);
  });
  return [dx, dGamma, dBeta];
}

/** Multiplies each channel of x by a number of its own, or adds one to it. */
export function channelwiseKernel(
  wasm: Wasm,
  {x, factors, terms}: {x: TensorInfo; factors?: TensorInfo; terms?: TensorInfo},
): TensorInfo {
  const y = wasm.output(x.shape);
  const channels = x.shape[x.shape.length - 1];
  const positions = sizeOf(x.shape.slice(0, -1));
  const attrs = {blocks: 1, positions, groups: channels, members: 1, eps: 0};
  const tensors = {x, y, gamma: x, beta: x, mean: x, variance: x};
  withNorm(wasm, tensors, attrs, ({chunks, work, fields, factors: pointer}) => {
    const both = new Float32Array(wasm.memory.buffer, pointer, 2 * channels);
    const values = (tensor: TensorInfo): Float32Array =>
      new Float32Array(wasm.memory.buffer, wasm.at(tensor), channels);
    both.fill(1, 0, channels).fill(0, channels);
    if (factors !== undefined) both.set(values(factors));
    if (terms !== undefined) both.set(values(terms), channels);
    wasm.run("normApply", fields, chunks, work);
  });
  return y;
}
