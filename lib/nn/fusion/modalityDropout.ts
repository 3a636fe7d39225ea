import {requireRng, type Rng, ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import type {BatchSource} from "../train/sample.ts";
import type {Tensor32} from "../train/tensor32.ts";

/** What is left of each sample of a batch. */
export interface ModalityMask {
  /** 1 where a modality stays, [batch, modalities]. */
  readonly keep: Uint8Array;
  readonly batch: number;
  readonly modalities: number;
}

/** Options of `drawModalityDropout`. */
export interface ModalityDropoutOptions {
  readonly batch: number;
  readonly modalities: number;
  /** Probability that a modality goes missing, each on its own. No default. */
  readonly rate: number;
}

/** Checks a rate at a public function. */
function requireRate(who: string, rate: number): void {
  if (rate >= 0 && rate < 1) return;
  throw new RangeError(`${who}: rate must lie in 0 to below 1, got ${rate}`);
}

/**
 * Draws which modalities go missing in each sample of a batch. A sample keeps one at least: where all
 * would go, one of them stays, all equally likely.
 *
 * @formula $b_{n,m} \sim \mathrm{Bernoulli}(1 - r)$, redrawn to one of the $M$ unit vectors where all are 0
 * @param rng - the source of randomness
 * @param options - batch; modalities, how many; rate r
 * @returns which stay
 * @throws RangeError when rate does not lie in 0 to below 1, or a number is no whole one of at least 1
 * @ref neverova2016
 * @example drawModalityDropout(createRng(1), {batch: 2, modalities: 3, rate: 0}).keep // [1, 1, 1, 1, 1, 1]
 */
export function drawModalityDropout(
  rng: Rng,
  {batch, modalities, rate}: ModalityDropoutOptions,
): ModalityMask {
  requireRng("drawModalityDropout", rng);
  requireRate("drawModalityDropout", rate);
  if (![batch, modalities].every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `drawModalityDropout: batch and modalities must be whole numbers of at least 1, got ${batch} and ${modalities}`,
    );
  }
  const keep = new Uint8Array(batch * modalities);
  for (let n = 0; n < batch; n++) {
    const row = keep.subarray(n * modalities, (n + 1) * modalities);
    for (let m = 0; m < modalities; m++) row[m] = rng.next() >= rate ? 1 : 0;
    if (!row.includes(1)) row[rng.int(modalities)] = 1;
  }
  return {keep, batch, modalities};
}

/**
 * Sets the channels of missing modalities to 0.
 *
 * Nothing else is scaled: at test time, too, a modality is there as it is or missing as a whole.
 *
 * @formula $y_{n,p,c} = b_{n,m(c)}\, x_{n,p,c}$ for the modality $m(c)$ that channel $c$ belongs to
 * @param x - [batch, (z,) (y,) x, channel]
 * @param mask - which modalities stay in each sample, as `drawModalityDropout` draws it
 * @param options - channels of each modality, in their order
 * @returns a tensor of its own data, of the shape of x
 * @throws ShapeError when batch, modalities or channels do not fit x, or keep or x lack entries
 * @throws RangeError when a modality's channels are no whole number of at least 1
 * @ref neverova2016
 * @example applyModalityDropout({shape: [1, 1, 2], data: Float32Array.of(5, 7)}, {keep: Uint8Array.of(0, 1), batch: 1, modalities: 2}, {channels: [1, 1]}).data // [0, 7]
 */
export function applyModalityDropout(
  x: Tensor32,
  {keep, batch, modalities}: ModalityMask,
  {channels}: {readonly channels: readonly number[]},
): Tensor32 {
  const {shape} = x;
  const total = channels.reduce((sum, n) => sum + n, 0);
  if (shape[0] !== batch || channels.length !== modalities || total !== shape[shape.length - 1]) {
    throw new ShapeError(
      `applyModalityDropout: mask and channels must fit x, got ${batch} × ${modalities} and ${shapeText(channels)} for ${shapeText(shape)}`,
    );
  }
  if (!channels.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `applyModalityDropout: channels must be whole numbers of at least 1, got ${shapeText(channels)}`,
    );
  }
  if (keep.length !== batch * modalities || x.data.length !== sizeOf(shape)) {
    throw new ShapeError(
      `applyModalityDropout: keep must hold ${batch * modalities} entries and x ${sizeOf(shape)} numbers, got ${keep.length} and ${x.data.length}`,
    );
  }
  const owner = channels.flatMap((count, m) => new Array<number>(count).fill(m));
  const data = new Float32Array(x.data.length);
  const perSample = data.length / batch;
  for (let i = 0; i < data.length; i++) {
    const row = Math.floor(i / perSample) * modalities;
    if (keep[row + owner[i % total]] === 1) data[i] = x.data[i];
  }
  return {shape: [...shape], data};
}

/**
 * Makes batches whose modalities go missing at random, for training a network that has to do without
 * one now and then. Every step draws from a stream of its own, so that a run can be resumed.
 *
 * @param batches - the batches as they are
 * @param options - rng; channels of each modality; rate, the probability that one goes missing
 * @returns the batch of a step
 * @throws RangeError when rate does not lie in 0 to below 1
 * @throws ShapeError when channels do not fit the batches
 * @ref neverova2016
 * @example withModalityDropout(() => ({x: {shape: [1, 1, 2], data: Float32Array.of(5, 7)}, target: {shape: [1, 1, 1], data: Float32Array.of(1)}}), {rng: createRng(1), channels: [1, 1], rate: 0})(0).x.data // [5, 7]
 */
export function withModalityDropout(
  batches: BatchSource,
  {
    rng,
    channels,
    rate,
  }: {readonly rng: Rng; readonly channels: readonly number[]; readonly rate: number},
): BatchSource {
  requireRng("withModalityDropout", rng);
  requireRate("withModalityDropout", rate);
  return (step) => {
    const {x, target} = batches(step);
    const own = rng.fork(`modalities of step ${step}`);
    const options = {batch: x.shape[0], modalities: channels.length, rate};
    return {x: applyModalityDropout(x, drawModalityDropout(own, options), {channels}), target};
  };
}

/**
 * Takes modalities away from all samples, as a scanner that was not there does.
 *
 * @formula $y_{n,p,c} = 0$ for the channels $c$ of missing modalities
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - channels of each modality; missing, their indices from 0
 * @returns a tensor of its own data, of the shape of x
 * @throws RangeError when missing names no modality, or all of them
 * @throws ShapeError when channels do not fit x
 * @ref neverova2016
 * @example withoutModalities({shape: [1, 1, 2], data: Float32Array.of(5, 7)}, {channels: [1, 1], missing: [1]}).data // [5, 0]
 */
export function withoutModalities(
  x: Tensor32,
  {channels, missing}: {readonly channels: readonly number[]; readonly missing: readonly number[]},
): Tensor32 {
  const modalities = channels.length;
  const known = missing.every((m) => Number.isSafeInteger(m) && m >= 0 && m < modalities);
  if (!known || new Set(missing).size >= modalities) {
    throw new RangeError(
      `withoutModalities: missing must name some of ${modalities} modalities, not all, got ${shapeText(missing)}`,
    );
  }
  const batch = x.shape[0];
  const keep = Uint8Array.from({length: batch * modalities}, (_, i) =>
    missing.includes(i % modalities) ? 0 : 1,
  );
  return applyModalityDropout(x, {keep, batch, modalities}, {channels});
}
