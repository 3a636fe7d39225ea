import type {ActivationName, NormLayer} from "./network.ts";
import type {NetworkBuilder} from "./builderOptions.ts";

/** A normalisation by name, "none" to leave it out, or with its options; "group" needs its groups. */
export type NormChoice =
  | "none"
  | Exclude<NormLayer["type"], "group">
  | {
      readonly type: NormLayer["type"];
      readonly groups?: number;
      readonly eps?: number;
      readonly momentum?: number;
      readonly affine?: boolean;
    };

/** An activation by name, "none" to leave it out, or with its options. */
export type ActivationChoice =
  | "none"
  | "prelu"
  | ActivationName
  | {
      readonly type: ActivationName;
      /** Slope below 0 of "leakyRelu", 0.01 when left out; alpha of "elu", 1 when left out. */
      readonly alpha?: number;
    }
  | {
      readonly type: "prelu";
      /** True learns one slope for each channel; one for all when left out. */
      readonly perChannel?: boolean;
    };

/** Adds the chosen normalisation behind a node; returns that node itself for "none". */
export function addNorm(
  builder: NetworkBuilder,
  name: string,
  from: string,
  choice: NormChoice,
): string {
  if (choice === "none") return from;
  return builder.norm(name, from, typeof choice === "string" ? {type: choice} : choice);
}

/** The number that an activation takes when none is given. */
const ALPHA: Readonly<Partial<Record<ActivationName, number>>> = {leakyRelu: 0.01, elu: 1};

/** Adds the chosen activation behind a node; returns that node itself for "none". */
export function addActivation(
  builder: NetworkBuilder,
  name: string,
  from: string,
  choice: ActivationChoice,
): string {
  if (choice === "none") return from;
  const options = typeof choice === "string" ? {type: choice} : choice;
  if (options.type === "prelu") {
    const each = "perChannel" in options && options.perChannel === true;
    return builder.prelu(name, from, {parameters: each ? builder.channelsOf(from) : 1});
  }
  const alpha = ("alpha" in options ? options.alpha : undefined) ?? ALPHA[options.type];
  const {type} = options;
  return builder.activation(name, from, alpha === undefined ? {type} : {type, alpha});
}

/** Adds dropout behind a node; returns that node itself for a rate of 0. */
export function addDropout(
  builder: NetworkBuilder,
  name: string,
  from: string,
  {rate, spatial}: {rate: number; spatial: boolean},
): string {
  return rate === 0 ? from : builder.dropout(name, from, {rate, spatial});
}

/** Throws unless a number, such as of layers or classes, is a whole one of at least `least`. */
export function requireWhole(who: string, what: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(
      `${who}: ${what} must be a whole number of at least ${least}, got ${value}`,
    );
  }
}

/** Throws unless a word is one of those that an option knows. */
export function requireWord(
  who: string,
  what: string,
  value: string,
  words: readonly string[],
): void {
  if (!words.includes(value)) {
    throw new RangeError(
      `${who}: ${what} must be one of ${words.join(", ")}, got ${JSON.stringify(value)}`,
    );
  }
}

/** What every architecture is told: spatial axes, channels of the image, classes of the result. */
export interface NetworkOptions {
  /** Spatial axes: 2 for slices, 3 for volumes. */
  readonly dims: 1 | 2 | 3;
  /** Channels of the input. */
  readonly inChannels: number;
  /** Channels of the result: one score for each class. */
  readonly classes: number;
}
