import {existsSync} from "node:fs";
import {join} from "node:path";
import type {FeatureValue} from "voxelbook/features";
import {shape2dFeatures, shapeFeatures} from "voxelbook/features";
import type {Mask, Volume} from "voxelbook/image";
import {createMask, createVolume, toMask} from "voxelbook/image";
import type {Baseline} from "./baseline.ts";
import {REFERENCE} from "./cases.ts";
import type {Tolerance} from "./compare.ts";
import {type PublishedValue, publishedProblems} from "./publishedValue.ts";
import {agree, compareByName, describeFiles, referenceImage} from "./radiomicsFiles.ts";
import {syntheticVolume} from "./syntheticVolume.ts";

const PHANTOM = "radiomics/ibsi1/digital_phantom";

/** Morphology of the digital phantom by tag. */
async function phantomValues(): Promise<Map<string, number>> {
  const image = await referenceImage(`${PHANTOM}_image.nii.gz`);
  const mask = toMask(await referenceImage(`${PHANTOM}_mask.nii.gz`));
  const regions = {morphological: mask, image, intensity: mask};
  const rows = shapeFeatures(regions, {convention: "ibsi"});
  return new Map(rows.map(({tag, value}) => [String(tag), value]));
}

describeFiles<{features: readonly (PublishedValue & {readonly family: string})[]}>(
  "radiomics/ibsi1/reference_digital_phantom*.json",
  ({features}) => {
    it("gives every published value of morphology", async () => {
      const own = features.filter(({tag}) => tag.startsWith("morph_"));
      agree(publishedProblems(own, await phantomValues()));
    });
  },
);

describeFiles<{values: readonly {readonly tag: string; readonly recomputed: number}[]}>(
  "radiomics/ibsi1/recomputed_digital_phantom*.json",
  ({values}) => {
    it("gives the recomputed values of morphology to all digits but the last few", async () => {
      const own = values.filter(({tag}) => tag.startsWith("morph_"));
      const wanted = Object.fromEntries(own.map(({tag, recomputed}) => [tag, recomputed]));
      agree(compareByName(await phantomValues(), wanted, () => ({rtol: 1e-12, atol: 0})));
    });
  },
);

/** Compares the shape features of a region with PyRadiomics' values, whose names may lack the image. */
function shapeProblems(
  rows: readonly FeatureValue[],
  values: Readonly<Record<string, unknown>>,
  toleranceOf: (name: string) => Tolerance,
): string[] {
  const found = new Map(rows.map(({pyradiomics, value}) => [String(pyradiomics), value]));
  const wanted = Object.entries(values).flatMap(([name, value]) => {
    const own = /(?:^|original_)(shape(?:2D)?_\w+)$/.exec(name)?.[1];
    return own === undefined ? [] : [[own, Number(value)] as const];
  });
  return compareByName(found, Object.fromEntries(wanted), toleranceOf);
}

/** Shape features by PyRadiomics' convention. */
function valuesOf(image: Volume, mask: Mask): FeatureValue[] {
  return shapeFeatures({morphological: mask, image, intensity: mask}, {convention: "pyradiomics"});
}

// Our cubes have the same triangles: only the order of the sums differs.
const EXACT: Tolerance = {rtol: 1e-12, atol: 0};

interface PyradiomicsValues {
  readonly values: Readonly<Record<string, unknown>>;
}

describeFiles<PyradiomicsValues>("radiomics/pyradiomics/*_values_3.0.1.json", ({values}, path) => {
  it("gives the shape of PyRadiomics, meshes included", async () => {
    const stem = path.replace(/_values_3\.0\.1\.json$/, "");
    const isNrrd = existsSync(join(REFERENCE, `${stem}_image.nrrd`));
    const image = await referenceImage(isNrrd ? `${stem}_image.nrrd` : `${PHANTOM}_image.nii.gz`);
    const label = await referenceImage(isNrrd ? `${stem}_label.nrrd` : `${PHANTOM}_mask.nii.gz`);
    agree(shapeProblems(valuesOf(image, toMask(label, {label: 1})), values, () => EXACT));
  });
});

describeFiles<PyradiomicsValues>("radiomics/bench/pyradiomics_values_*.json", ({values}, path) => {
  it("gives the shape of PyRadiomics on the made volume", () => {
    const {image, mask, shape} = syntheticVolume(/values_([a-z]+)\.json$/.exec(path)?.[1] ?? "");
    const made = createVolume(image, {shape, unit: "1"});
    agree(shapeProblems(valuesOf(made, createMask(mask, made)), values, () => EXACT));
  });
});

/** Version 2 had other triangles where a surface is ambiguous: 0.1 %, says the reference. */
function olderMesh(name: string): Tolerance {
  const isMesh = /_(MeshVolume|SurfaceArea|Sphericity|SurfaceVolumeRatio)$/.test(name);
  return isMesh ? {rtol: 1e-3, atol: 0} : {rtol: 1e-11, atol: 0};
}

/** Keeps the voxels of a box that PyRadiomics wrote as start and size along x, y, z. */
function within(mask: Mask, box: string): Mask {
  const [x0, y0, z0, width, height, depth] = (box.match(/\d+/g) ?? []).map(Number);
  const [nx, ny] = mask.shape;
  const data = mask.data.map((here, i) => {
    const [x, y, z] = [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
    const isIn = x >= x0 && x < x0 + width && y >= y0 && y < y0 + height;
    return isIn && z >= z0 && z < z0 + depth ? here : 0;
  });
  return createMask(data, mask);
}

describeFiles<Baseline>("radiomics/pyradiomics/*_baseline.json", ({classes}, path) => {
  const stem = path.replace(/_baseline\.json$/, "");
  for (const [variant, {settings, features}] of Object.entries(classes["shape"] ?? {})) {
    // Resampling is the extraction's part; test/reference/radiomics-extraction.test.ts has it.
    if (settings["resampledPixelSpacing"] !== null) continue;
    it(`gives the shape of ${variant}`, async () => {
      const image = await referenceImage(`${stem}_image.nrrd`);
      const mask = toMask(await referenceImage(`${stem}_label.nrrd`), {label: 1});
      agree(shapeProblems(valuesOf(image, mask), features, olderMesh));
    });
  }
  for (const [variant, {diagnostics, features}] of Object.entries(classes["shape2D"] ?? {})) {
    it(`gives the flat shape of ${variant}`, async () => {
      const mask = toMask(await referenceImage(`${stem}_label.nrrd`), {label: 1});
      const slice = within(mask, diagnostics["Mask-corrected_BoundingBox"]);
      const rows = shape2dFeatures(slice, {across: "z"});
      agree(shapeProblems(rows, features, () => ({rtol: 1e-11, atol: 0})));
    });
  }
});
