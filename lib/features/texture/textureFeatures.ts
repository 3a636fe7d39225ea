import type {Levels} from "../../image/index.ts";
import type {Aggregation, FeatureDefinition, FeatureValue} from "../definition.ts";
import {namedValue} from "../featureValues.ts";
import {aggregate, dimensionsFor} from "./aggregate.ts";
import type {CountMatrix} from "./countMatrix.ts";
import {countSums} from "./countSums.ts";
import {glcmDistributions} from "./glcmDistributions.ts";
import {GLCM_FEATURES} from "./glcmFeatures.ts";
import {GLDZM_FEATURES} from "./gldzmFeatures.ts";
import {GLRLM_FEATURES} from "./glrlmFeatures.ts";
import {GLSZM_FEATURES} from "./glszmFeatures.ts";
import {levelRegion} from "./levelRegion.ts";
import {mergeMatrices} from "./mergeMatrices.ts";
import {mergeToneDifferences} from "./toneDifferenceMatrix.ts";
import {NGLDM_FEATURES} from "./ngldmFeatures.ts";
import {NGTDM_FEATURES, toneShares} from "./ngtdmFeatures.ts";
import type {RegionMatrices} from "./regionMatrices.ts";
import {regionMatrices} from "./regionMatrices.ts";
import type {TextureFamily} from "./textureFamily.ts";
import type {TextureOptions} from "./textureOptions.ts";
import {aggregationsOf, requireTextureOptions} from "./textureOptions.ts";

/** Averages each feature over matrices; NaN where there is none to average. */
function averages<Matrix, Input>(
  definitions: readonly FeatureDefinition<Input>[],
  matrices: readonly Matrix[],
  inputOf: (matrix: Matrix) => Input,
): Float64Array {
  const sums = new Float64Array(definitions.length);
  for (const matrix of matrices) {
    const input = inputOf(matrix);
    definitions.forEach(({of}, d) => {
      sums[d] += of(input);
    });
  }
  return sums.map((sum) => sum / matrices.length);
}

/** Names averages, for the features that a convention has. */
function rows<Matrix, Input>(
  definitions: readonly FeatureDefinition<Input>[],
  matrices: readonly Matrix[],
  {
    inputOf,
    aggregation,
    convention,
  }: {
    readonly inputOf: (matrix: Matrix) => Input;
    readonly aggregation: Aggregation;
    readonly convention: TextureOptions["convention"];
  },
): FeatureValue[] {
  const chosen = definitions.filter((definition) => definition[convention] !== null);
  const values = averages(chosen, matrices, inputOf);
  return chosen.map((definition, d) => namedValue(definition, values[d], aggregation));
}

/** Lists the matrices of a family that hold anything, merged as an aggregation says. */
function merged(matrices: readonly CountMatrix[], aggregation: Aggregation) {
  return aggregate(
    matrices.filter(({count}) => count.length > 0),
    aggregation,
    {merge: mergeMatrices, directionOf: ({direction}) => String(direction)},
  );
}

/** Computes one family in one aggregation. */
function familyRows(
  family: TextureFamily,
  aggregation: Aggregation,
  matrices: RegionMatrices,
  convention: TextureOptions["convention"],
): FeatureValue[] {
  const dimensions = dimensionsFor(aggregation);
  if (family === "ngtdm") {
    const tones = matrices.ngtdm(dimensions).filter(({i}) => i.length > 0);
    const ways = {merge: mergeToneDifferences, directionOf: () => ""};
    const inputs = aggregate(tones, aggregation, ways);
    return rows(NGTDM_FEATURES, inputs, {inputOf: toneShares, aggregation, convention});
  }
  const inputs = merged(matrices[family](dimensions), aggregation);
  if (family === "glcm") {
    return rows(GLCM_FEATURES, inputs, {inputOf: glcmDistributions, aggregation, convention});
  }
  const definitions = {
    glrlm: GLRLM_FEATURES,
    glszm: GLSZM_FEATURES,
    gldzm: GLDZM_FEATURES,
    ngldm: NGLDM_FEATURES,
  }[family];
  return rows(definitions, inputs, {inputOf: countSums, aggregation, convention});
}

/**
 * Computes all texture features of a region: every family asked for, in every aggregation asked for.
 * Matrices are counted once and shared between aggregations.
 *
 * An average runs over the matrices that hold something: a slice or direction without a pair of voxels
 * has no co-occurrence. Zones join across corners (26, or 8 within slices).
 *
 * With convention "pyradiomics", as there, glrlm leaves out the directions along which no line meets the
 * region twice; ngtdm counts voxels without neighbours; ngtdm and ngldm see only neighbours at their
 * distance, not those within it. PyRadiomics' default run has aggregations "3D:avg" and "3D", force2D has
 * "2.5D:avg" and "2.5D", and a weighting there means "3D:mrg".
 *
 * @param levels - discretised intensities, shape [nx·ny·nz]
 * @param options - families, aggregations, convention, morphological, and what each family needs
 * @returns a row for each feature of each family and aggregation; NaN only where no matrix holds
 *   anything, such as the co-occurrence of a single voxel
 * @throws RangeError when an option breaks its rule, the region is empty or not within morphological,
 *   or more than 10,000 levels occur
 * @throws ShapeError when morphological lies on another grid
 * @throws TypeError when levels are no levels, or a family's options are missing
 * @ref zwanenburg2020, vangriethuysen2017
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * const rows = textureFeatures(line, {families: ["glcm", "glszm"], aggregations: ["3D:mrg", "3D"], convention: "ibsi", glcm: {distance: 1, symmetric: true, weighting: "none"}})
 * rows.length // 41
 * rows[3].tag // "cm_joint_entr_3D_comb"
 */
export function textureFeatures(levels: Levels, options: TextureOptions): FeatureValue[] {
  requireTextureOptions(options);
  const {families, aggregations, convention, morphological} = options;
  const has = (family: TextureFamily): boolean => families.includes(family);
  const reach = Math.max(
    1,
    has("glcm") ? (options.glcm?.distance ?? 1) : 1,
    has("ngtdm") ? (options.ngtdm?.distance ?? 1) : 1,
    has("ngldm") ? (options.ngldm?.distance ?? 1) : 1,
  );
  const border = has("gldzm") ? morphological : undefined;
  const region = levelRegion("textureFeatures", levels, {reach, morphological: border});
  const matrices = regionMatrices(region, {...options, border: border ?? null});
  return families.flatMap((family) =>
    aggregationsOf(family, aggregations).flatMap((aggregation) =>
      familyRows(family, aggregation, matrices, convention),
    ),
  );
}
