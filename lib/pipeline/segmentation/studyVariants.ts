import {createMask} from "../../image/index.ts";
import type {UnetOptions} from "../../nn/index.ts";
import {thresholdOfMaximum} from "../../segment/index.ts";
import {boxInside} from "./boxInside.ts";
import type {SegmenterRecipe} from "./segmenterRecipe.ts";
import {CROSS_ENTROPY, SOFT_DICE} from "./segmenterRecipes.ts";
import type {NetworkVariant, RuleVariant, StudyVariant} from "./studyVariant.ts";

/** Options of `studyVariants`. */
export interface StudyVariantOptions {
  /** Steps of the networks that are compared with one another. No default. */
  readonly steps: number;
}

/** The distance at which the scans of the cohort were cropped round the tumour, mm. */
const CROPPED_AT = 50;

/** Rules that learn nothing; the box looks at no voxel. */
const RULES: readonly RuleVariant[] = [
  {
    ...{name: "threshold", label: "41 % of the largest uptake", kind: "rule"},
    segment: (image) => thresholdOfMaximum(image, {fraction: 0.41}),
  },
  {
    ...{name: "suv-2.5", label: "uptake of at least 2.5", kind: "rule"},
    segment: (image) =>
      createMask(
        Uint8Array.from(image.data, (suv) => (suv >= 2.5 ? 1 : 0)),
        image,
      ),
  },
  {
    ...{name: "box", label: "box 5 cm inside the borders", kind: "rule"},
    segment: (image) => boxInside(image, {marginMm: CROPPED_AT}),
    parts: {name: "box-parts", label: "the same box, scans cropped elsewhere"},
  },
];

/** Whole scans in one coarse patch: what a network that sees the borders can make of them. */
function coarse(recipe: SegmenterRecipe): SegmenterRecipe {
  const input = {...recipe.input, spacing: [10, 10, 10] as const};
  return {...recipe, input};
}

/** Takes scans as they are. */
function uncropped({cropAway: _, ...recipe}: SegmenterRecipe): SegmenterRecipe {
  return recipe;
}

/**
 * Lists what the study of the cohort compares: rules that learn nothing; a U-Net with its skips
 * concatenated, added and cut; each part of the loss alone; batch for group normalisation; fewer patients;
 * border visible against hidden, on whole scans at 10 mm; and the shipped recipe with its longer schedule.
 * All but the last train for as many steps and differ from "concat" in one thing; cross-entropy, whose
 * probabilities are lower, is also cut at one half.
 *
 * @formula $\{v_0\} \cup \{v_0 \text{ with one choice changed}\}$
 * @param recipe - the shipped recipe
 * @param options - steps of the networks that are compared
 * @returns the variants; "concat" is the one to compare with
 * @throws RangeError when steps is no whole number of at least 1
 * @ref maierhein2024
 * @example studyVariants(segmenterRecipe("sts-pet"), {steps: 300})[0].name // "threshold"
 */
export function studyVariants(
  recipe: SegmenterRecipe,
  {steps}: StudyVariantOptions,
): StudyVariant[] {
  if (!(Number.isSafeInteger(steps) && steps >= 1)) {
    throw new RangeError(`studyVariants: steps must be a whole number of at least 1, got ${steps}`);
  }
  // With group normalisation, so that batch normalisation is one of the choices; and without mirror
  // images, which cost eight times as much in each test.
  const grouped = {...recipe.network, norm: {type: "group", groups: 4}} as const;
  const base: SegmenterRecipe = {...recipe, network: grouped, steps, flips: []};
  const build = (change: Partial<UnetOptions>): SegmenterRecipe => ({
    ...base,
    network: {...base.network, ...change},
  });
  const network = (name: string, label: string, own: SegmenterRecipe): NetworkVariant => ({
    ...{name, label, kind: "network", recipe: own},
  });
  const whole = coarse(base);
  return [
    ...RULES,
    network("concat", "U-Net, skips concatenated", base),
    network("add", "skips added", build({skip: "add"})),
    network("no-skips", "no skips", build({skip: "none"})),
    network("cross-entropy", "cross-entropy alone", {...base, loss: CROSS_ENTROPY}),
    network("cross-entropy-half", "cross-entropy alone, cut at 0.5", {
      ...{...base, loss: CROSS_ENTROPY},
      output: {...base.output, threshold: 0.5},
    }),
    network("dice", "Dice alone", {...base, loss: SOFT_DICE}),
    network("batch", "batch normalisation", build({norm: "batch"})),
    {...network("patients-10", "10 patients to learn from", base), patients: 10},
    {
      ...network("border-visible", "whole scans at 10 mm, border visible", uncropped(whole)),
      parts: {name: "border-visible-parts", label: "border visible, scans cropped elsewhere"},
    },
    {
      ...network("border-hidden", "whole scans at 10 mm, border hidden", whole),
      parts: {name: "border-hidden-parts", label: "border hidden, scans cropped elsewhere"},
    },
    network("shipped", `the shipped recipe, ${recipe.steps} steps`, recipe),
  ];
}
