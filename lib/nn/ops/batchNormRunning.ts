import type {Tensor} from "../tensor.ts";
import {requireShape} from "./normalise.ts";

/** Mean and variance of each channel, [channels]. */
export interface ChannelStatistics {
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** Options of `batchNormRunning`. */
export interface BatchNormRunningOptions {
  /** Values of one channel in the batch, M = N·D·H·W, at least 2. */
  readonly count: number;
  /** Share of the new value, 0 to 1; 0.1 when left out. */
  readonly momentum?: number | undefined;
}

/**
 * Moves the running statistics of batch normalisation towards those of one more batch.
 *
 * momentum is the share of the *new* value, as in PyTorch; elsewhere it names the share of the old
 * one, 0.9. The variance that enters is the unbiased one, M / (M − 1) times that of the batch.
 *
 * @formula eq:batch-norm-running $\hat\mu \leftarrow (1 - m)\,\hat\mu + m\,\mu$, $\hat\sigma^2 \leftarrow (1 - m)\,\hat\sigma^2 + m\,\frac{M}{M - 1}\,\sigma^2$
 * @param running - mean and variance so far, [channel]
 * @param batch - mean and biased variance of the batch as `batchNorm` returns them, [channel]
 * @param options - count, the values of one channel in the batch; momentum, 0.1 when left out
 * @returns the new mean and variance, in arrays of their own
 * @throws RangeError when count is not a whole number of at least 2 or momentum lies outside 0 to 1
 * @throws ShapeError when the statistics have not one entry for each channel
 * @ref ioffe2015
 * @ref paszke2019
 * @example batchNormRunning({mean: tensor([1], 0), variance: tensor([1], 1)}, {mean: tensor([1], 10), variance: tensor([1], 3)}, {count: 4}).variance.data // [1.3]
 */
export function batchNormRunning(
  running: ChannelStatistics,
  batch: ChannelStatistics,
  {count, momentum = 0.1}: BatchNormRunningOptions,
): ChannelStatistics {
  if (!Number.isSafeInteger(count) || count < 2) {
    throw new RangeError(
      `batchNormRunning: count must be a whole number of at least 2, got ${count}`,
    );
  }
  if (!(momentum >= 0 && momentum <= 1)) {
    throw new RangeError(`batchNormRunning: momentum must lie in 0 to 1, got ${momentum}`);
  }
  const {shape} = running.mean;
  requireShape("batchNormRunning", {name: "running.variance", value: running.variance, shape});
  requireShape("batchNormRunning", {name: "batch.mean", value: batch.mean, shape});
  requireShape("batchNormRunning", {name: "batch.variance", value: batch.variance, shape});
  const blend = (old: Tensor, now: Tensor, factor: number): Tensor => ({
    shape: [...shape],
    data: old.data.map((value, c) => (1 - momentum) * value + momentum * factor * now.data[c]),
  });
  return {
    mean: blend(running.mean, batch.mean, 1),
    variance: blend(running.variance, batch.variance, count / (count - 1)),
  };
}
