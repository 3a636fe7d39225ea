import {existsSync} from "node:fs";
import {join} from "node:path";
import {mean} from "voxelbook/core";
import type {Mask, Volume} from "voxelbook/image";
import {createMask, maskedValues, readImage} from "voxelbook/image";
import {dice, largestComponent, otsu, thresholdMask} from "voxelbook/segment";
import type {ReferenceCase} from "./cases.ts";
import {DATASETS, datasetBytes, describeReference, text} from "./cases.ts";
import {headerOf, realImage} from "./realImage.ts";

/** Finds the one of several names that a template goes by in its folder. */
function templateFile(folder: string, names: readonly string[]): string {
  const found = names.find((name) => existsSync(join(DATASETS, folder, name)));
  if (found === undefined) {
    throw new Error(`${folder}: must hold one of ${names.join(", ")} in ${DATASETS}`);
  }
  return `${folder}/${found}`;
}

/** Marks where the first map is above the second and reaches half of its range. */
function truthOf(first: Volume, second: Volume): Mask {
  const data = new Uint8Array(first.data.length);
  for (let i = 0; i < data.length; i++) {
    const value = first.data[i];
    if (value > second.data[i] && value >= 128) data[i] = 1;
  }
  return createMask(data, first);
}

/** Counts the voxels of a mask. */
function sizeOf({data}: Mask): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) count += data[i];
  return count;
}

/** The op `tissue_threshold`: three classes of a brain by Otsu, against the template's own maps. */
function tissueThreshold(reference: ReferenceCase): Record<string, unknown> {
  const folder = text(reference.params, "file");
  const file = templateFile(folder, ["t1_brain.nii.gz", "t1.nii.gz"]);
  const read = (names: readonly string[]): Volume => {
    const name = templateFile(folder, names);
    return readImage(datasetBytes(name), {name});
  };
  const t1 = readImage(datasetBytes(file), {name: file});
  const grey = read(["grey_matter_prob.nii.gz", "grey_matter.nii.gz"]);
  const white = read(["white_matter_prob.nii.gz", "white_matter.nii.gz"]);

  const thresholds = otsu(
    t1.data.filter((value) => value > 0),
    {classes: 3},
  );
  // A voxel on a threshold belongs to the lower class.
  const classes = [
    thresholdMask(t1, {above: 0, atMost: thresholds[0]}),
    thresholdMask(t1, {above: thresholds[0], atMost: thresholds[1]}),
    thresholdMask(t1, {above: thresholds[1]}),
  ];
  const greyTruth = truthOf(grey, white);
  const whiteTruth = truthOf(white, grey);
  return {
    header: headerOf(file, reference),
    thresholds,
    voxels: classes.map(sizeOf),
    dice_grey: dice(classes[1], greyTruth),
    dice_white: dice(classes[2], whiteTruth),
    mean_t1_grey: mean(maskedValues(t1, greyTruth)),
    mean_t1_white: mean(maskedValues(t1, whiteTruth)),
  };
}

/** The op `header_and_otsu`: 256 equal bins, as for an image read as floating-point numbers. */
function headerAndOtsu(reference: ReferenceCase): Record<string, unknown> {
  const file = text(reference.params, "file");
  const volume = readImage(datasetBytes(file), {name: file});
  const [threshold] = otsu(volume, {classes: 2, bins: 256});
  const largest = largestComponent(thresholdMask(volume, {above: threshold}), {connectivity: 6});
  return {
    header: headerOf(file, reference),
    otsu: threshold,
    largest_component_over_otsu: sizeOf(largest),
  };
}

describeReference({
  files: "physics/real_images*.json",
  ops: {
    real_image: realImage,
    tissue_threshold: tissueThreshold,
    header_and_otsu: headerAndOtsu,
  },
});
