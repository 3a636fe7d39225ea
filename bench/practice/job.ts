import type {Network, Tensor, Tensor32} from "../../lib/nn/index.ts";
import {sizeOf} from "../../lib/nn/tensor.ts";

/** An image by windows. */
export interface SlideSettings {
  readonly patch: readonly number[];
  readonly overlap: number;
  readonly sigmaScale: number;
  /** Windows that a network sees at once. */
  readonly batch: number;
}

/** Where a patch is cut and how it is varied. */
export interface Patch {
  /** Which patient, by place in the list. */
  readonly patient: number;
  readonly start: readonly number[];
  readonly flip: readonly boolean[];
  readonly offset: number;
}

/** One epoch: the patches of every step, drawn beforehand so that both sides learn from the same. */
export interface EpochSettings {
  readonly patients: number;
  readonly size: readonly number[];
  readonly rate: number;
  readonly steps: readonly (readonly Patch[])[];
}

/** Integrated gradients from an image of zeros. */
export interface AttributionSettings {
  readonly steps: number;
  /** The class, or for maps the channel that is summed over all places. */
  readonly target: number;
}

/** What every side reads: the network, what to do, and the numbers of its file. */
export interface Job {
  readonly name: string;
  readonly task: "slide" | "epoch" | "attribute";
  readonly network: Network;
  readonly settings: SlideSettings | EpochSettings | AttributionSettings;
  /** Arrays in the order of the file: the network's first, in our layout, then the inputs. */
  readonly weights: readonly {readonly name: string; readonly shape: readonly number[]}[];
  readonly inputs: readonly {readonly name: string; readonly shape: readonly number[]}[];
}

/** A job's arrays. */
export interface Unpacked {
  readonly weights: ReadonlyMap<string, Tensor>;
  readonly inputs: ReadonlyMap<string, Tensor32>;
}

/** Takes weights and inputs out of a job's numbers. */
export function unpack(job: Job, numbers: Float32Array): Unpacked {
  let at = 0;
  const take = (shape: readonly number[]): Float32Array => {
    const size = sizeOf(shape);
    at += size;
    return numbers.subarray(at - size, at);
  };
  const weights = new Map(
    job.weights.map(({name, shape}) => [name, {shape, data: Float64Array.from(take(shape))}]),
  );
  const inputs = new Map(job.inputs.map(({name, shape}) => [name, {shape, data: take(shape)}]));
  return {weights, inputs};
}

/** Finds the largest difference of two results, as part of the second's largest value. */
export function differenceOf(own: Float32Array, other: Float32Array): number {
  if (own.length !== other.length) {
    throw new Error(`results must have one length, got ${own.length} and ${other.length}`);
  }
  let [worst, largest] = [0, 0];
  for (let i = 0; i < own.length; i++) {
    // What is not a number must not pass as agreement.
    const apart = Math.abs(own[i] - other[i]);
    if (!(apart <= worst)) worst = apart;
    largest = Math.max(largest, Math.abs(other[i]));
  }
  return worst / largest;
}
