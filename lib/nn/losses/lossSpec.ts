import type {BinaryCrossEntropyOptions} from "./binaryCrossEntropyWithLogits.ts";
import type {FocalOptions} from "./focalLoss.ts";
import type {GeneralisedDiceOptions} from "./generalisedDiceLoss.ts";
import type {DiceOptions} from "./softDiceLoss.ts";
import type {CrossEntropyOptions} from "./softmaxCrossEntropy.ts";
import type {TverskyOptions} from "./tverskyLoss.ts";

/** One loss as plain data: its kind and its options. */
export type SimpleLossSpec =
  | ({readonly kind: "crossEntropy"} & CrossEntropyOptions)
  | ({readonly kind: "binaryCrossEntropy"} & BinaryCrossEntropyOptions)
  | ({readonly kind: "dice"} & DiceOptions)
  | ({readonly kind: "generalisedDice"} & GeneralisedDiceOptions)
  | ({readonly kind: "tversky"} & TverskyOptions)
  | ({readonly kind: "focal"} & FocalOptions);

/** A weighted sum of losses. */
export interface CompoundLossSpec {
  readonly kind: "compound";
  readonly terms: readonly {readonly weight: number; readonly loss: SimpleLossSpec}[];
}

/** What a network is trained with, as plain data that a checkpoint can hold. */
export type LossSpec = SimpleLossSpec | CompoundLossSpec;

const KINDS = [
  "crossEntropy",
  "binaryCrossEntropy",
  "dice",
  "generalisedDice",
  "tversky",
  "focal",
] as const;

/** Throws when a description of a loss is none of those that exist. */
export function requireLossSpec(who: string, spec: LossSpec): void {
  const known: readonly string[] = [...KINDS, "compound"];
  if (!known.includes(spec.kind)) {
    throw new RangeError(`${who}: kind must be one of ${known.join(", ")}, got ${spec.kind}`);
  }
  if (spec.kind !== "compound") return;
  if (spec.terms.length === 0) {
    throw new RangeError(`${who}: terms must hold at least one loss, got none`);
  }
  for (const {weight, loss} of spec.terms) {
    if (!Number.isFinite(weight)) {
      throw new RangeError(`${who}: weight must be finite, got ${weight}`);
    }
    if (!KINDS.includes(loss.kind)) {
      throw new RangeError(`${who}: kind must be one of ${KINDS.join(", ")}, got ${loss.kind}`);
    }
  }
}
