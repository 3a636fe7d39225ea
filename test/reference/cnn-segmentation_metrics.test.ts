import type {Mask} from "../../lib/image/index.ts";
import {createMask} from "../../lib/image/index.ts";
import {
  assd,
  close,
  connectedComponents,
  dice,
  dilate,
  distanceTransform,
  erode,
  fillHoles,
  hausdorff,
  hausdorff95,
  iou,
  labelOverlap,
  meanSurfaceDistance,
  open,
  overlapMeasures,
  rmsSurfaceDistance,
  subvoxelSurfaceDice,
  surfaceDice,
  surfaceDistances,
} from "../../lib/segment/index.ts";
import {
  describeReference,
  number,
  numbers,
  parameterOf,
  type ReferenceCase,
  type Results,
} from "./cases.ts";
import {gridShape} from "./segmentationOps.ts";

/** Reads a mask; its spacing is given with the slowest axis first. */
function maskOf({params, inputs}: ReferenceCase, key: string, spacingKey = "spacing"): Mask {
  const [x = 1, y = 1, z = 1] =
    spacingKey in params ? [...numbers(params, spacingKey)].reverse() : [];
  const data = Uint8Array.from(numbers(inputs, key));
  return createMask(data, {shape: gridShape(inputs, key), spacing: [x, y, z]});
}

/** Collects a result for every key that is asked for. */
function collect(keys: object, resultOf: (key: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.keys(keys).map((key) => [key, resultOf(key)]));
}

/** Everything that can be said of two masks, by the definitions of the reference file. */
function plainResults(reference: ReferenceCase): (key: string) => unknown {
  const prediction = maskOf(reference, "prediction");
  const real = maskOf(reference, "reference");
  const overlap = overlapMeasures(prediction, real);
  const distances = surfaceDistances(prediction, real);
  const known: Readonly<Record<string, unknown>> = {
    tp: overlap.truePositives,
    fp: overlap.falsePositives,
    fn: overlap.falseNegatives,
    tn: overlap.trueNegatives,
    dice: dice(prediction, real),
    iou: iou(prediction, real),
    sensitivity: overlap.sensitivity,
    specificity: overlap.specificity,
    precision: overlap.precision,
    volume_pred: overlap.predictionVolume,
    volume_ref: overlap.referenceVolume,
    relative_volume_difference: overlap.relativeVolumeDifference,
    volumetric_similarity: overlap.volumetricSimilarity,
    surface_voxels_pred: distances.aToB.length,
    surface_voxels_ref: distances.bToA.length,
    hd: hausdorff(distances, {direction: "symmetric"}),
    directed_hd_pred_to_ref: hausdorff(distances, {direction: "a to b"}),
    directed_hd_ref_to_pred: hausdorff(distances, {direction: "b to a"}),
    hd95_pooled: hausdorff95(distances, {variant: "pooled"}),
    hd95_max_of_directed: hausdorff95(distances, {variant: "max of directed"}),
    hd95_mean_of_directed: hausdorff95(distances, {variant: "mean of directed"}),
    assd_mean_of_means: assd(distances, {average: "mean of means"}),
    assd_pooled: assd(distances, {average: "pooled"}),
    masd_pred_to_ref: meanSurfaceDistance(distances, {direction: "a to b"}),
    masd_ref_to_pred: meanSurfaceDistance(distances, {direction: "b to a"}),
    rms_surface_distance: rmsSurfaceDistance(distances),
  };
  return (key) => {
    const toleranceMm = parameterOf(key, /^surface_dice_tol([\d.]+)$/);
    if (toleranceMm !== undefined) return surfaceDice(distances, {toleranceMm});
    return known[key];
  };
}

/** What MONAI and medpy call by their own names, in our variants. */
const LIBRARY_NAMES: Readonly<Record<string, string>> = {
  medpy_hd: "hd",
  medpy_hd95: "hd95_pooled",
  medpy_assd: "assd_pooled",
  medpy_asd_pred_to_ref: "masd_pred_to_ref",
  monai_hd: "hd",
  monai_hd95: "hd95_max_of_directed",
  monai_assd: "assd_pooled",
  monai_dice: "dice",
  monai_iou: "iou",
};

/** Overlap and surface measures, plain and as two libraries report them. */
function metrics(reference: ReferenceCase): Results {
  const plain = plainResults(reference);
  const library = (key: string): unknown => {
    const toleranceMm = parameterOf(key, /^monai_surface_dice_subvoxel_tol([\d.]+)$/);
    if (toleranceMm !== undefined) {
      const [prediction, real] = ["prediction", "reference"].map((name) => maskOf(reference, name));
      return subvoxelSurfaceDice(prediction, real, {toleranceMm});
    }

    // Whether the libraries' Hausdorff distance (in single precision) is also ours.
    if (key === "agrees_with_plain_hd") {
      const theirs = new Map(Object.entries(reference.expected["libraries"] ?? {})).get("monai_hd");
      return Math.abs(Number(theirs) - Number(plain("hd"))) <= 1e-5 * Number(plain("hd"));
    }
    return plain(LIBRARY_NAMES[key] ?? key.replace(/^monai_/, ""));
  };
  return (key) => {
    const wanted = reference.expected[key];
    if (wanted === null || typeof wanted !== "object") return undefined;
    if (key === "plain") return collect(wanted, plain);
    return key === "libraries" ? collect(wanted, library) : undefined;
  };
}

/** Empty masks: ours is NaN for two of them; MONAI also leaves out what has an empty reference. */
function emptyMetrics(reference: ReferenceCase): Results {
  const prediction = maskOf(reference, "prediction");
  const real = maskOf(reference, "reference");
  const overlap = dice(prediction, real);
  return {
    monai_dice_ignore_empty: real.data.includes(1) ? overlap : Number.NaN,
    monai_dice_keep_empty: Number.isNaN(overlap) ? 1 : overlap,
    monai_hd: hausdorff(surfaceDistances(prediction, real), {direction: "symmetric"}),
    // A remark in words, not a result.
    note: reference.expected["note"],
  };
}

/** Label maps. */
function multiclass({params, inputs}: ReferenceCase): Results {
  const found = labelOverlap(numbers(inputs, "prediction"), numbers(inputs, "reference"), {
    classes: number(params, "classes"),
  });
  return {
    dice_per_class: found.dice,
    iou_per_class: found.iou,
    generalized_dice_plain: found.generalisedDice,
  };
}

/** Morphology of a flat mask, with the outside as background as in SciPy. */
function morphology(reference: ReferenceCase): Results {
  const mask = maskOf(reference, "mask", "none");
  const spaced = maskOf(reference, "mask", "spacing_for_edt");
  const cross = {connectivity: 6, beyond: "background"} as const;
  const parts = {
    4: connectedComponents(mask, {connectivity: 6}),
    8: connectedComponents(mask, {connectivity: 26}),
  };
  return {
    erode_cross: erode(mask, cross).data,
    dilate_cross: dilate(mask, cross).data,
    open_cross: open(mask, cross).data,
    close_cross: close(mask, cross).data,
    fill_holes: fillHoles(mask, {connectivity: 6}).data,
    labels_4: parts[4].labels,
    n_4: parts[4].count,
    labels_8: parts[8].labels,
    n_8: parts[8].count,
    edt: distanceTransform(spaced, {measure: "to background"}).data,
    edt_squared_unit: distanceTransform(mask, {measure: "to background"}).data.map((d) =>
      Math.round(d * d),
    ),
  };
}

describeReference({
  files: "cnn/segmentation_metrics*.json",
  ops: {
    segmentation_metrics: metrics,
    segmentation_metrics_empty: emptyMetrics,
    multiclass_dice: multiclass,
    binary_morphology: morphology,
  },
});
