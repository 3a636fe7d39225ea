import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {join} from "node:path";
import type {FeatureSettings, PresetName} from "voxelbook/features";
import {extractFeatures, preset, pyradiomicsSettings} from "voxelbook/features";
import type {Mask, Volume} from "voxelbook/image";
import {createMask, createVolume} from "voxelbook/image";
import type {Baseline} from "./baseline.ts";
import {REFERENCE} from "./cases.ts";
import type {Tolerance} from "./compare.ts";
import {type PublishedValue, publishedProblems} from "./publishedValue.ts";
import {agree, compareByName, describeFiles, referenceImage} from "./radiomicsFiles.ts";
import {syntheticVolume} from "./syntheticVolume.ts";

const PHANTOM = "radiomics/ibsi1/digital_phantom";

/** The values of the digital phantom by tag, all from one extraction. */
async function phantomValues(): Promise<Map<string, number>> {
  const image = await referenceImage(`${PHANTOM}_image.nii.gz`);
  const label = await referenceImage(`${PHANTOM}_mask.nii.gz`);
  const {features} = extractFeatures(image, label, "ibsi-digital");
  return new Map(features.map(({tag, value}) => [String(tag), value]));
}

describeFiles<{features: readonly PublishedValue[]}>(
  "radiomics/ibsi1/reference_digital_phantom*.json",
  ({features}) => {
    it("comes out of one run of the preset ibsi-digital, value by value and code by code", async () => {
      agree(publishedProblems(features, await phantomValues()));
      const image = await referenceImage(`${PHANTOM}_image.nii.gz`);
      const label = await referenceImage(`${PHANTOM}_mask.nii.gz`);
      const rows = extractFeatures(image, label, "ibsi-digital").features;
      const codes = new Map(rows.map(({tag, ibsi}) => [tag, ibsi]));
      for (const {tag, ibsi_code} of features) assert.equal(codes.get(tag), ibsi_code, tag);
    });
  },
);

interface Recomputed {
  readonly values: readonly {readonly tag: string; readonly recomputed: number}[];
}

describeFiles<Recomputed>("radiomics/ibsi1/recomputed_digital_phantom*.json", ({values}) => {
  it("agrees to all digits but the last few", async () => {
    const wanted = Object.fromEntries(values.map(({tag, recomputed}) => [tag, recomputed]));

    // Sums of some hundred products in another order.
    agree(compareByName(await phantomValues(), wanted, () => ({rtol: 1e-12, atol: 1e-13})));
  });
});

/** One processing configuration of the CT phantom, as published. */
interface Configuration {
  readonly approach: string;
  readonly interpolation: {
    readonly spacing_mm: readonly (number | string)[];
    readonly image: string;
    readonly mask: string;
    readonly partial_volume_threshold: number;
  } | null;
  readonly resegmentation_range_HU: readonly number[] | null;
  readonly outlier_filter: string | null;
  readonly discretisation: string;
  readonly ivh_discretisation: string;
}

/** Writes a rule of the settings as the configurations do. */
function inWords(rule: {method: string; width?: number; bins?: number} | null): string {
  if (rule?.method === "fixedBinSize") return `fixed bin size ${rule.width} HU`;
  return rule?.method === "fixedBinNumber" ? `fixed bin number ${rule.bins}` : "none";
}

const KINDS: Readonly<Record<string, string>> = {
  bilinear: "linear",
  trilinear: "linear",
  "tricubic spline": "cubic-b-spline",
};

describeFiles<{configurations: Readonly<Record<string, Configuration>>}>(
  "radiomics/ibsi1/configurations_a_to_e.json",
  ({configurations}) => {
    for (const [letter, wanted] of Object.entries(configurations)) {
      it(`are the settings of ibsi-${letter.toLowerCase()}`, () => {
        const settings = preset(`ibsi-${letter.toLowerCase()}` as PresetName);
        const {interpolation, resegmentation} = settings;
        assert.equal(settings.dimensions, wanted.approach.slice(0, 2));
        assert.deepEqual(interpolation?.spacing, wanted.interpolation?.spacing_mm);
        if (wanted.interpolation !== null) {
          assert.equal(interpolation?.image, KINDS[wanted.interpolation.image]);
          assert.equal(interpolation?.mask, KINDS[wanted.interpolation.mask]);
          assert.equal(
            interpolation?.partialVolumeThreshold,
            wanted.interpolation.partial_volume_threshold,
          );
        }
        assert.deepEqual(resegmentation.range, wanted.resegmentation_range_HU);
        assert.equal(resegmentation.sigma === null, wanted.outlier_filter === null);
        assert.equal(inWords(settings.discretisation), wanted.discretisation);
        assert.equal(inWords(settings.ivh), wanted.ivh_discretisation.replace(/ \(.*/, ""));
      });
    }
  },
);

/**
 * PyRadiomics' sums are ours in another order, and its filters recursive ones: 1e-6 is what its own
 * versions keep. The absolute part lets 0 be 3e-16, which it gives as the entropy of one bin.
 */
const SAME_VERSION = (): Tolerance => ({rtol: 1e-6, atol: 1e-12});

/** Volume and area of a mesh, which triangle tables decide where a surface is ambiguous. */
const FROM_MESH = /_shape_(MeshVolume|SurfaceArea|Sphericity|SurfaceVolumeRatio)$/;

/** The baseline is older than 3.0.1, and its triangle tables are others: up to 0.1 %, says the reference. */
function olderVersion(name: string): Tolerance {
  return FROM_MESH.test(name) ? {rtol: 1e-3, atol: 0} : SAME_VERSION();
}

/** Compares an extraction with PyRadiomics' values, whose names may lack the image. */
function pyradiomicsProblems(
  image: Volume,
  region: Mask | Volume,
  settings: FeatureSettings,
  values: Readonly<Record<string, unknown>>,
  toleranceOf: (name: string) => Tolerance = SAME_VERSION,
): string[] {
  const {features} = extractFeatures(image, region, settings);
  const found = new Map(features.map((row) => [String(row.pyradiomics), row.value]));
  const wanted = Object.entries(values)
    .filter(([name]) => !name.startsWith("diagnostics_"))
    .map(([name, value]) => [
      name.split("_").length === 2 ? `original_${name}` : name,
      Number(value),
    ]);
  return compareByName(found, Object.fromEntries(wanted), toleranceOf);
}

/** Reads the image types of a file out of the names of its values. */
function imageTypesOf(names: readonly string[]): Record<string, object> {
  const images = new Set(names.map((name) => name.split("_").slice(0, -2).join("_")));
  const sigma = [...images].flatMap((name) => {
    const found = /^log-sigma-(\d+)-(\d+)-mm-3D$/.exec(name);
    return found === null ? [] : [Number(`${found[1]}.${found[2]}`)];
  });
  const hasOriginal = images.has("original") || images.has("");
  return {
    ...(hasOriginal && {Original: {}}),
    ...(sigma.length > 0 && {LoG: {sigma}}),
    ...(images.has("wavelet-LLL") && {Wavelet: {}}),
  };
}

interface PyradiomicsValues {
  readonly what: string;
  readonly values: Readonly<Record<string, unknown>>;
}

describeFiles<PyradiomicsValues>("radiomics/pyradiomics/*_3.0.1.json", ({what, values}, path) => {
  it("comes out of the preset pyradiomics, feature by feature", async () => {
    const stem = path.replace(/_values(_filters)?_3\.0\.1\.json$/, "");
    const isNrrd = existsSync(join(REFERENCE, `${stem}_image.nrrd`));
    const image = isNrrd ? `${stem}_image.nrrd` : `${PHANTOM}_image.nii.gz`;
    const label = isNrrd ? `${stem}_label.nrrd` : `${PHANTOM}_mask.nii.gz`;
    const binWidth = Number(/bin width (\d+)/.exec(what)?.[1] ?? 25);
    const names = Object.keys(values).filter((name) => !name.startsWith("diagnostics_"));
    const imageType = imageTypesOf(names);
    const settings = pyradiomicsSettings({setting: {binWidth}, imageType});
    const given = [await referenceImage(image), await referenceImage(label)] as const;
    agree(pyradiomicsProblems(...given, settings, values));
  });
});

describeFiles<Baseline>("radiomics/pyradiomics/*_baseline.json", ({classes}, path) => {
  const stem = path.replace(/_baseline\.json$/, "");
  for (const [own, variants] of Object.entries(classes)) {
    // Shape in a plane is no part of an extraction; test/reference/radiomics-shape.test.ts has it.
    if (own === "shape2D") continue;
    for (const [variant, {settings: setting, features}] of Object.entries(variants)) {
      it(`${own} of ${variant} comes out of its settings`, async () => {
        const image = await referenceImage(`${stem}_image.nrrd`);
        const label = await referenceImage(`${stem}_label.nrrd`);
        const settings = pyradiomicsSettings({setting, featureClass: {[own]: null}});
        agree(pyradiomicsProblems(image, label, settings, features, olderVersion));
      });
    }
  }
});

describeFiles<PyradiomicsValues>("radiomics/bench/pyradiomics_values_*.json", ({values}, path) => {
  it("comes out of the preset pyradiomics on the made volume", () => {
    const {image, mask, shape} = syntheticVolume(/values_([a-z]+)\.json$/.exec(path)?.[1] ?? "");
    const made = createVolume(image, {shape, unit: "1"});
    agree(pyradiomicsProblems(made, createMask(mask, made), pyradiomicsSettings({}), values));
  });
});
