import type {Tensor} from "../tensor.ts";
import {
  type LossActivation,
  type LossReduction,
  requireAtLeast0,
  requireWord,
} from "./lossResult.ts";
import {type DenseTarget, denseTarget, requireLogits} from "./lossTarget.ts";
import {probabilitiesOf, toLogits} from "./probabilities.ts";

/** What every loss of overlapping regions must say; nothing here has a default but `ignore`. */
export interface RegionOptions {
  /** "softmax" over the channels, or "sigmoid" of each. */
  readonly activation: LossActivation;
  /** Whether one overlap is computed for each image, or one for the whole batch. */
  readonly per: "image" | "batch";
  /** Whether channel 0 counts as a region; a single channel is no background and counts either way. */
  readonly background: "in" | "out";
  /** Added above the fraction bar. */
  readonly smoothAbove: number;
  /** Added below the fraction bar; above 0 when `smoothAbove` is. */
  readonly smoothBelow: number;
  /** "mean" or "sum" over the overlaps. */
  readonly reduction: LossReduction;
  /** The label of places that do not count; all count when left out. */
  readonly ignore?: number;
}

/** The sums over each region: index = channel + channels · group; a group is an image or the batch. */
export interface Regions {
  readonly groups: number;
  readonly channels: number;
  /** The first channel that counts. */
  readonly first: number;
  /** Σ p y of each region. */
  readonly intersection: Float64Array;
  /** Σ p of each region, or Σ p². */
  readonly predicted: Float64Array;
  /** Σ y of each region. */
  readonly reference: Float64Array;
  /** Carries ∂L/∂intersection and ∂L/∂predicted back to the logits. */
  readonly gradientOf: (byIntersection: Float64Array, byPredicted: Float64Array) => Tensor;
}

/** Throws when an option is none of those that exist. */
function requireOptions(who: string, options: RegionOptions): void {
  requireWord(who, "activation", options.activation, ["softmax", "sigmoid"]);
  requireWord(who, "per", options.per, ["image", "batch"]);
  requireWord(who, "background", options.background, ["in", "out"]);
  requireWord(who, "reduction", options.reduction, ["mean", "sum"]);
  requireAtLeast0(who, "smoothAbove", options.smoothAbove);
  requireAtLeast0(who, "smoothBelow", options.smoothBelow);
  if (options.smoothAbove > 0 && options.smoothBelow === 0) {
    throw new RangeError(
      `${who}: smoothBelow must be above 0 when smoothAbove is, got 0 and ${options.smoothAbove}; an empty region would divide by 0`,
    );
  }
}

/** Adds up each region. */
function addUp(
  p: Float64Array,
  {y, counted}: DenseTarget,
  {groups, channels, squares}: {groups: number; channels: number; squares: boolean},
) {
  const intersection = new Float64Array(groups * channels);
  const predicted = new Float64Array(groups * channels);
  const reference = new Float64Array(groups * channels);
  const size = p.length / groups;
  for (let i = 0; i < p.length; i++) {
    const region = Math.floor(i / size) * channels + (i % channels);
    intersection[region] += p[i] * y[i];
    predicted[region] += counted[i] * (squares ? p[i] * p[i] : p[i]);
    reference[region] += y[i];
  }
  return {intersection, predicted, reference};
}

/** Turns logits into probabilities and adds them up over each region; with `squares`, Σ p² for Σ p. */
export function regionSums(
  who: string,
  logits: Tensor,
  target: Tensor,
  {squares, ...options}: RegionOptions & {squares: boolean},
): Regions {
  requireOptions(who, options);
  requireLogits(who, logits, 2);
  const {activation, per, background, ignore} = options;
  const channels = logits.shape[logits.shape.length - 1];
  const groups = per === "image" ? logits.shape[0] : 1;
  const dense = denseTarget(who, logits, target, {activation, ignore});
  const p = probabilitiesOf(logits, activation).data;
  const size = p.length / groups;

  const gradientOf = (byIntersection: Float64Array, byPredicted: Float64Array): Tensor => {
    const byP = new Float64Array(p.length);
    for (let i = 0; i < p.length; i++) {
      const region = Math.floor(i / size) * channels + (i % channels);
      const slope = byPredicted[region] * dense.counted[i];
      byP[i] = byIntersection[region] * dense.y[i] + slope * (squares ? 2 * p[i] : 1);
    }
    return toLogits({shape: logits.shape, data: byP}, logits, activation);
  };
  const first = background === "out" && channels > 1 ? 1 : 0;
  const sums = addUp(p, dense, {groups, channels, squares});
  return {groups, channels, first, ...sums, gradientOf};
}

/** The loss of one region and its slopes in Σ p y and Σ p. */
export interface RegionLoss {
  readonly value: number;
  readonly byIntersection: number;
  readonly byPredicted: number;
}

/** Adds the losses of all regions that count, each times its class's weight, or averages them. */
export function reduceRegions(
  regions: Regions,
  lossOfRegion: (i: number, p: number, y: number) => RegionLoss,
  {
    reduction,
    classWeights,
  }: {reduction: LossReduction; classWeights?: readonly number[] | undefined},
) {
  const {groups, channels, first, intersection, predicted, reference} = regions;
  const scale = reduction === "mean" ? 1 / (groups * (channels - first)) : 1;
  const byIntersection = new Float64Array(intersection.length);
  const byPredicted = new Float64Array(intersection.length);
  let value = 0;
  for (let region = 0; region < intersection.length; region++) {
    const channel = region % channels;
    if (channel < first) continue;
    const weight = scale * (classWeights?.[channel] ?? 1);
    const one = lossOfRegion(intersection[region], predicted[region], reference[region]);
    value += weight * one.value;
    byIntersection[region] = weight * one.byIntersection;
    byPredicted[region] = weight * one.byPredicted;
  }
  return {value, gradient: regions.gradientOf(byIntersection, byPredicted)};
}
