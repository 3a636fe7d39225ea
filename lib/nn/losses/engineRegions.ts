import type {EngineTensor, Tf} from "../engine/engine.ts";
import type {EngineLossResult} from "./engineEntropies.ts";
import type {EngineInputs} from "./engineLossInputs.ts";
import type {GeneralisedDiceOptions} from "./generalisedDiceLoss.ts";
import type {RegionOptions} from "./regionSums.ts";
import type {DiceOptions} from "./softDiceLoss.ts";
import type {TverskyOptions} from "./tverskyLoss.ts";

/** Sums over each region, [groups, channels], as in `Regions`. */
interface EngineRegions {
  readonly intersection: EngineTensor;
  readonly predicted: EngineTensor;
  readonly reference: EngineTensor;
  /** Share of each channel in the loss, [1, channels]: 0 for a background that does not count. */
  readonly shares: EngineTensor;
  readonly counts: readonly number[];
  readonly groups: number;
  readonly finish: (
    value: EngineTensor,
    byIntersection: EngineTensor,
    byPredicted: EngineTensor,
  ) => EngineLossResult;
}

/** Carries a gradient with respect to the probabilities back to the logits. */
function toLogits(tf: Tf, byP: EngineTensor, p: EngineTensor, softmax: boolean): EngineTensor {
  if (!softmax) return tf.mul(byP, tf.mul(p, tf.sub(1, p)));
  return tf.mul(p, tf.sub(byP, tf.sum(tf.mul(byP, p), 2, true)));
}

/** Adds up each region; with `squares`, Σ p² for Σ p. */
function engineRegions(
  inputs: EngineInputs,
  {activation, per, background, ignore}: RegionOptions,
  squares: boolean,
): EngineRegions {
  const {tf, shape} = inputs;
  const {y, counted, alarm} = inputs.target(activation, ignore);
  const p = inputs.probabilities(activation);
  const mass = tf.mul(counted, squares ? tf.square(p) : p);
  const [batch, , channels] = shape;
  const axes = per === "image" ? [1] : [0, 1];
  const groups = per === "image" ? batch : 1;
  const add = (x: EngineTensor) => tf.reshape(tf.sum(x, axes), [groups, channels]);
  const first = background === "out" && channels > 1 ? 1 : 0;
  const counts = Array.from({length: channels}, (_, k) => (k < first ? 0 : 1));
  const across = (x: EngineTensor) => tf.reshape(x, [groups, 1, channels]);
  return {
    intersection: add(tf.mul(p, y)),
    predicted: add(mass),
    reference: add(y),
    shares: tf.tensor2d([counts]),
    counts,
    groups,
    finish: (value, byIntersection, byPredicted) => {
      const byMass = tf.mul(across(byPredicted), counted);
      const slope = squares ? tf.mul(byMass, tf.mul(p, 2)) : byMass;
      const byP = tf.add(tf.mul(across(byIntersection), y), slope);
      const gradient = toLogits(tf, byP, p, activation === "softmax");
      return {value: tf.add(value, alarm), gradient};
    },
  };
}

/** Adds 1 − above/below over the regions, and its slopes, given those of above and below. */
function reduceRegions(
  tf: Tf,
  regions: EngineRegions,
  {above, below, shares}: {above: EngineTensor; below: EngineTensor; shares: EngineTensor},
) {
  const overlap = tf.div(above, below);
  const value = tf.sum(tf.mul(shares, tf.sub(1, overlap)));
  // Slopes in above and in below.
  const byAbove = tf.neg(tf.div(shares, below));
  const byBelow = tf.div(tf.mul(shares, overlap), below);
  return {value, byAbove, byBelow, finish: regions.finish};
}

/** How much each region weighs in the loss, [1, channels]. */
function sharesOf(
  tf: Tf,
  {shares, counts, groups}: EngineRegions,
  {reduction, classWeights}: Pick<DiceOptions, "reduction" | "classWeights">,
): EngineTensor {
  const regions = groups * counts.reduce((total, one) => total + one, 0);
  const scale = reduction === "mean" ? 1 / regions : 1;
  const weighed = classWeights ? tf.mul(shares, tf.tensor1d([...classWeights])) : shares;
  return tf.mul(weighed, scale);
}

/** Computes what `softDiceLoss` computes. */
export function engineDice(inputs: EngineInputs, options: DiceOptions): EngineLossResult {
  const {tf} = inputs;
  const {overlap, denominator, smoothAbove, smoothBelow} = options;
  const regions = engineRegions(inputs, options, denominator === "squares");
  const {intersection, predicted, reference} = regions;
  const above = tf.add(tf.mul(intersection, 2), smoothAbove);
  const both = tf.add(predicted, reference);
  const union = overlap === "jaccard";
  const extent = union ? tf.mul(tf.sub(both, intersection), 2) : both;
  const below = tf.add(extent, smoothBelow);
  const shares = sharesOf(tf, regions, options);
  const {value, byAbove, byBelow, finish} = reduceRegions(tf, regions, {above, below, shares});
  const twice = tf.mul(byBelow, 2);
  const byIntersection = tf.mul(byAbove, 2);
  return union
    ? finish(value, tf.sub(byIntersection, twice), twice)
    : finish(value, byIntersection, byBelow);
}

/** Computes what `tverskyLoss` computes. */
export function engineTversky(inputs: EngineInputs, options: TverskyOptions): EngineLossResult {
  const {tf} = inputs;
  const {alpha, beta, smoothAbove, smoothBelow, reduction} = options;
  const regions = engineRegions(inputs, options, false);
  const {intersection, predicted, reference} = regions;
  const above = tf.add(intersection, smoothAbove);
  const wrong = tf.add(
    tf.mul(tf.sub(predicted, intersection), alpha),
    tf.mul(tf.sub(reference, intersection), beta),
  );
  const below = tf.add(tf.add(intersection, wrong), smoothBelow);
  const shares = sharesOf(tf, regions, {reduction});
  const {value, byAbove, byBelow, finish} = reduceRegions(tf, regions, {above, below, shares});
  const byIntersection = tf.add(byAbove, tf.mul(byBelow, 1 - alpha - beta));
  return finish(value, byIntersection, tf.mul(byBelow, alpha));
}

/** Computes what `generalisedDiceLoss` computes. */
export function engineGeneralisedDice(
  inputs: EngineInputs,
  options: GeneralisedDiceOptions,
): EngineLossResult {
  const {tf} = inputs;
  const {weighting, smoothAbove, smoothBelow, reduction} = options;
  const regions = engineRegions(inputs, options, false);
  const {intersection, predicted, reference, shares: counts, groups} = regions;

  // An empty class takes the greatest weight of its group; a 1 stands in for its volume meanwhile.
  const empty = tf.cast(tf.equal(reference, 0), "float32");
  const volume = tf.add(reference, empty);
  const inverse = {
    square: () => tf.div(1, tf.square(volume)),
    simple: () => tf.div(1, volume),
    uniform: () => tf.onesLike(volume),
  }[weighting]();
  const own = tf.mul(
    tf.mul(inverse, counts),
    weighting === "uniform" ? tf.onesLike(empty) : tf.sub(1, empty),
  );
  const stand = weighting === "uniform" ? tf.zerosLike(empty) : tf.mul(empty, counts);
  const weights = tf.add(own, tf.mul(stand, tf.max(own, 1, true)));

  const above = tf.add(tf.mul(tf.sum(tf.mul(weights, intersection), 1, true), 2), smoothAbove);
  const both = tf.add(predicted, reference);
  const below = tf.add(tf.sum(tf.mul(weights, both), 1, true), smoothBelow);
  const shares = tf.tensor2d([[reduction === "mean" ? 1 / groups : 1]]);
  const {value, byAbove, byBelow, finish} = reduceRegions(tf, regions, {above, below, shares});
  return finish(value, tf.mul(tf.mul(byAbove, weights), 2), tf.mul(byBelow, weights));
}
