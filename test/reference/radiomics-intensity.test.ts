import type {Baseline} from "./baseline.ts";
import {
  extractFeatures,
  firstOrder,
  histogramStatistics,
  intensityPeaks,
  intensityVolumeHistogram,
  pyradiomicsSettings,
} from "voxelbook/features";
import {discretise, histogram, maskedValues, toMask} from "voxelbook/image";
import {featureValues} from "../../lib/features/featureValues.ts";
import {HISTOGRAM_FEATURES} from "../../lib/features/intensity/histogramFeatures.ts";
import {INTENSITY_FEATURES} from "../../lib/features/intensity/intensityFeatures.ts";
import {IVH_FEATURES} from "../../lib/features/intensity/ivhFeatures.ts";
import {LOCAL_FEATURES} from "../../lib/features/intensity/localFeatures.ts";
import {agree, compareByName, describeFiles, referenceImage} from "./radiomicsFiles.ts";
import {type PublishedValue, publishedProblems} from "./publishedValue.ts";

/** The four families of intensities, from the functions below the pipeline. */
async function phantomValues(): Promise<Map<string, number>> {
  const image = await referenceImage("radiomics/ibsi1/digital_phantom_image.nii.gz");
  const mask = toMask(await referenceImage("radiomics/ibsi1/digital_phantom_mask.nii.gz"));
  const values = maskedValues(image, mask);
  const [dx, dy, dz] = image.spacing;
  const statistics = firstOrder(values);
  const levels = discretise(image, mask, {method: "none"});
  const rows = [
    ...featureValues(LOCAL_FEATURES, intensityPeaks(image, mask), null),
    ...featureValues(INTENSITY_FEATURES, {statistics, voxelVolume: dx * dy * dz, shift: 0}, null),
    ...featureValues(HISTOGRAM_FEATURES, histogramStatistics(histogram(levels).counts), null),
    ...featureValues(
      IVH_FEATURES,
      intensityVolumeHistogram(values, {rule: {method: "none"}}),
      null,
    ),
  ];
  return new Map(rows.flatMap(({tag, value}) => (tag === null ? [] : [[tag, value] as const])));
}

describeFiles<{features: readonly PublishedValue[]}>(
  "radiomics/ibsi1/reference_digital_phantom*.json",
  ({features}) => {
    it("gives every published value of intensities, histogram, IVH and local peaks", async () => {
      const own = features.filter(({tag}) => /^(stat|loc|ih|ivh)_/.test(tag));
      agree(publishedProblems(own, await phantomValues()));
    });
  },
);

describeFiles<Baseline>("radiomics/pyradiomics/*_baseline.json", ({classes}, path) => {
  const stem = path.replace(/_baseline\.json$/, "");
  for (const [variant, {settings, features}] of Object.entries(classes["firstorder"] ?? {})) {
    it(`gives first-order features of ${variant}`, async () => {
      const parameters = {setting: settings, featureClass: {firstorder: null}};
      const {features: rows} = extractFeatures(
        await referenceImage(`${stem}_image.nrrd`),
        await referenceImage(`${stem}_label.nrrd`),
        pyradiomicsSettings(parameters),
      );
      const found = new Map(rows.map(({pyradiomics, value}) => [String(pyradiomics), value]));

      // The same sums in another order, in double precision; the rest of 1e-9 is ITK's spline.
      agree(compareByName(found, features, () => ({rtol: 1e-9, atol: 1e-9})));
    });
  }
});
