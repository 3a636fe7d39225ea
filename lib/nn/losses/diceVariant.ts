import type {DiceOptions} from "./softDiceLoss.ts";

/** Names of common soft Dice losses. */
export type DiceVariantName = "book" | "monai" | "vnet" | "jaccard" | "batch" | "foreground";

/** All options of a soft Dice loss but the activation. */
export type DiceVariant = Omit<DiceOptions, "activation" | "classWeights" | "ignore">;

const MONAI: DiceVariant = {
  overlap: "dice",
  denominator: "sums",
  per: "image",
  background: "in",
  smoothAbove: 1e-5,
  smoothBelow: 1e-5,
  reduction: "mean",
};

const VARIANTS: Readonly<Record<DiceVariantName, DiceVariant>> = {
  book: {...MONAI, per: "batch"},
  monai: MONAI,
  vnet: {...MONAI, denominator: "squares", smoothAbove: 0, smoothBelow: 0},
  jaccard: {...MONAI, overlap: "jaccard"},
  batch: {...MONAI, per: "batch", background: "out"},
  foreground: {...MONAI, background: "out"},
};

/**
 * Returns the options of a soft Dice loss by its name.
 *
 * "monai": MONAI's defaults, an overlap for each image and channel. "book": one overlap for the whole
 * batch, ε above and below. "vnet": squares below the bar and no smoothing, as V-Net's authors wrote
 * it. "jaccard": MONAI's with the union. "foreground": without channel 0. "batch": that, and one
 * overlap for the whole batch.
 *
 * @formula $D = \frac{2 \sum p y + a}{\sum p^q + \sum y^q + b}$ with $q = 2$ for "vnet", else $1$
 * @param name - "book", "monai", "vnet", "jaccard", "batch" or "foreground"
 * @returns overlap, denominator, per, background, smoothAbove, smoothBelow, reduction; the activation
 *   is the caller's
 * @throws RangeError when there is no such name
 * @ref milletari2016
 * @ref cardoso2022
 * @example diceVariant("vnet").denominator // "squares"
 */
export function diceVariant(name: DiceVariantName): DiceVariant {
  const variant = Object.hasOwn(VARIANTS, name) ? VARIANTS[name] : undefined;
  if (variant === undefined) {
    const known = Object.keys(VARIANTS).join(", ");
    throw new RangeError(`diceVariant: name must be one of ${known}, got ${name}`);
  }
  return {...variant};
}
