import {type Network, unet} from "../../lib/nn/index.ts";

/** A network and the batch it is timed on. */
export interface NetworkCase {
  readonly name: string;
  readonly title: string;
  readonly dims: 2 | 3;
  readonly base: number;
  readonly depth: number;
  /** [batch, (z,) y, x, 1] */
  readonly shape: readonly number[];
}

/** What every side reads: which network, and where the numbers of its file are. */
export interface Job extends NetworkCase {
  /** Arrays in our layout, [kernel…, in, out], of transposed convolutions [kernel…, out, in]. */
  readonly parameters: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly trainable: boolean;
  }[];
}

/** Builds the network of a case. */
export function networkOf({dims, base, depth}: NetworkCase): Network {
  const none = {convBias: false, upBias: false, outBias: false};
  const sizes = {dims, inChannels: 1, classes: 1, base, depth};
  return unet({...sizes, padding: "same", norm: "batch", ...none});
}
