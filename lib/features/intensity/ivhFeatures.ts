import type {FeatureDefinition, FeatureUnit} from "../definition.ts";
import type {IntensityVolumeHistogram} from "./intensityVolumeHistogram.ts";

type Histogram = IntensityVolumeHistogram;

/** The largest share of the region at intensities of at least a share of the range. */
function volumeAt(histogram: Histogram, share: number): number {
  const at = histogram.intensityFraction.findIndex((fraction) => fraction >= share);
  return at < 0 ? Number.NaN : histogram.volumeFraction[at];
}

/** The least intensity that at most a share of the region has; one above the highest if none does. */
function intensityAt({intensity, volumeFraction, interval}: Histogram, share: number): number {
  const at = volumeFraction.findIndex((fraction) => fraction <= share);
  return at < 0 ? intensity[intensity.length - 1] + interval : intensity[at];
}

/** The area below the curve by trapezoids; 0 where the region has one intensity only. */
function areaUnder({intensityFraction, volumeFraction}: Histogram): number {
  if (volumeFraction.every((fraction) => fraction === 0 || fraction === 1)) return 0;
  let area = 0;
  for (let k = 1; k < volumeFraction.length; k++) {
    const width = intensityFraction[k] - intensityFraction[k - 1];
    area += (width * (volumeFraction[k] + volumeFraction[k - 1])) / 2;
  }
  return area;
}

/** Writes one row of the family. */
function row(
  name: string,
  [ibsi, tag]: readonly [string, string],
  unit: FeatureUnit,
  formula: string,
  of: (histogram: Histogram) => number,
): FeatureDefinition<Histogram> {
  return {name: `ivh.${name}`, ibsi, tag, pyradiomics: null, unit, formula, of};
}

/**
 * Intensity–volume histogram features: 7 of the IBSI. The three of volumes are NaN where the range of
 * intensities is a single point, whose fraction is 0 / 0; the area has no reference value.
 */
export const IVH_FEATURES: readonly FeatureDefinition<Histogram>[] = [
  row(
    "volumeAtIntensity10",
    ["BC2M", "ivh_v10"],
    "1",
    "V_{10}=\\max\\{\\nu_i : \\gamma_i\\ge 0.1\\}",
    (h) => volumeAt(h, 0.1),
  ),
  row(
    "volumeAtIntensity90",
    ["BC2M", "ivh_v90"],
    "1",
    "V_{90}=\\max\\{\\nu_i : \\gamma_i\\ge 0.9\\}",
    (h) => volumeAt(h, 0.9),
  ),
  row(
    "intensityAtVolume10",
    ["GBPN", "ivh_i10"],
    "intensity",
    "I_{10}=\\min\\{i : \\nu_i\\le 0.1\\}",
    (h) => intensityAt(h, 0.1),
  ),
  row(
    "intensityAtVolume90",
    ["GBPN", "ivh_i90"],
    "intensity",
    "I_{90}=\\min\\{i : \\nu_i\\le 0.9\\}",
    (h) => intensityAt(h, 0.9),
  ),
  row(
    "volumeDifference",
    ["DDTU", "ivh_diff_v10_v90"],
    "1",
    "V_{10}-V_{90}",
    (h) => volumeAt(h, 0.1) - volumeAt(h, 0.9),
  ),
  row(
    "intensityDifference",
    ["CNV2", "ivh_diff_i10_i90"],
    "intensity",
    "I_{10}-I_{90}",
    (h) => intensityAt(h, 0.1) - intensityAt(h, 0.9),
  ),
  row("areaUnderCurve", ["9CMM", "ivh_auc"], "1", "\\int_0^1 \\nu\\,d\\gamma", areaUnder),
];
