import type {FeatureDefinition} from "../definition.ts";
import type {IntensityPeaks} from "./intensityPeaks.ts";

/** Local intensity features: 2 of the IBSI. */
export const LOCAL_FEATURES: readonly FeatureDefinition<IntensityPeaks>[] = [
  {
    name: "local.localPeak",
    ibsi: "VJGA",
    tag: "loc_peak_loc",
    pyradiomics: null,
    unit: "intensity",
    formula: "\\bar x_v,\\; v=\\operatorname{arg\\,max} x",
    of: (peaks) => peaks.local,
  },
  {
    name: "local.globalPeak",
    ibsi: "0F91",
    tag: "loc_peak_glob",
    pyradiomics: null,
    unit: "intensity",
    formula: "\\max_v \\bar x_v",
    of: (peaks) => peaks.global,
  },
];
