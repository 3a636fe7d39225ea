import {mean, variance} from "../core/index.ts";
import type {Volume} from "../image/index.ts";
import type {NormalisationSettings} from "./settings.ts";

/**
 * Gives a whole image the mean 0 and the standard deviation `scale`, with outliers clipped before, as
 * PyRadiomics does. The standard deviation is that of a sample: it divides by n − 1.
 */
export function normaliseImage(image: Volume, {scale, outliers}: NormalisationSettings): Volume {
  const {data} = image;
  const n = data.length;
  const centre = mean(data);
  const spread = Math.sqrt((variance(data) * n) / (n - 1));
  if (!(spread > 1e-12 * Math.abs(centre)) || !Number.isFinite(spread)) {
    throw new RangeError(
      `extractFeatures: normalisation needs finite intensities that are not constant, got mean ${centre} and standard deviation ${spread}`,
    );
  }
  const limit = outliers ?? Number.POSITIVE_INFINITY;
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    values[i] = Math.max(-limit, Math.min(limit, (data[i] - centre) / spread)) * scale;
  }
  return {...image, data: values, unit: "zscore"};
}
