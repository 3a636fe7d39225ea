import type {FeatureRow, Provenance} from "../features/index.ts";
import {extractFeatures} from "../features/index.ts";
import type {Levels, Mask, Volume} from "../image/index.ts";
import {resampleMask} from "../image/index.ts";
import type {SettingsInput} from "./measure.ts";

/** What an image and its region look like after one step; image and mask share a grid. */
export interface PipelineStage {
  readonly name: string;
  /** What has been done. */
  readonly what: string;
  readonly image: Volume;
  readonly mask: Mask;
  /** Grey levels, where intensities have become some. */
  readonly levels?: Levels;
}

/** The features of one patient, and a picture of every step on the way. */
export interface PipelineResult {
  readonly features: readonly FeatureRow[];
  readonly provenance: Provenance;
  readonly stages: readonly PipelineStage[];
}

/**
 * Takes one image with its region from the scanner's voxels to features, and keeps what each stage
 * makes of it: the input, the image after normalisation and interpolation, the region that
 * re-segmentation leaves, the grey levels, and every filtered image.
 *
 * @formula eq:feature-row $\phi(I, M) = (f_1(I', M'), \dots, f_p(I', M')), \; (I', M') = T_s(I, M)$
 * @param image - the image
 * @param mask - its region, on the same grid
 * @param settings - a preset's name; {preset, …} with changes; or complete settings
 * @returns features and provenance, as `extractFeatures` gives them; stages in their order, each with
 *   name, what was done, image, mask and, where there are any, levels. From the second on they show the
 *   box around the region
 * @throws ShapeError when image and mask do not share a grid
 * @throws RangeError when a setting breaks its rule, or the region is empty or too small
 * @ref zwanenburg2020
 * @example radiomicsPipeline(createVolume(Int16Array.of(1, 2, 4, 9), {shape: [2, 2, 1], unit: "HU"}), createMask(Uint8Array.of(1, 1, 1, 0), {shape: [2, 2, 1]}), {preset: "ibsi-digital", families: ["intensity"]}).stages.map(({name}) => name) // ["input", "preprocessed", "re-segmented"]
 */
export function radiomicsPipeline(
  image: Volume,
  mask: Mask,
  settings: SettingsInput,
): PipelineResult {
  const {features, provenance, intermediates} = extractFeatures(image, mask, settings);
  const {morphological, intensity, images} = intermediates;
  const onGridOf = (region: Mask, other: Volume): Mask =>
    resampleMask(region, other, {interpolation: "nearest"});
  const stages: PipelineStage[] = [
    {name: "input", what: "image and region as they were given", image, mask},
  ];
  for (const {name, image: shown, levels} of images) {
    const region = onGridOf(intensity, shown);
    if (name === "original") {
      const whole = onGridOf(morphological, shown);
      stages.push(
        {
          name: "preprocessed",
          what: "normalised and interpolated, as far as the settings ask for it",
          image: shown,
          mask: whole,
        },
        {
          name: "re-segmented",
          what: "the region without intensities that the settings leave out",
          image: shown,
          mask: region,
        },
      );
    } else {
      stages.push({name, what: `the response of ${name}`, image: shown, mask: region});
    }
    if (levels === undefined) continue;
    const title = name === "original" ? "discretised" : `${name}, discretised`;
    const what = `intensities as ${levels.count} grey levels`;
    stages.push({name: title, what, image: shown, mask: region, levels});
  }
  return {features, provenance, stages};
}
