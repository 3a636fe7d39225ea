import type {FeatureSettings} from "../features/index.ts";
import type {Perturbation, Rebinning} from "./perturbation.ts";

/** Makes the discretisation that a perturbation asks for. */
function rebinned(
  {discretisation, convention}: FeatureSettings,
  p: Rebinning,
): FeatureSettings["discretisation"] {
  if (p.kind === "binNumber") {
    if (!(Number.isInteger(p.count) && p.count >= 1)) {
      throw new RangeError(
        `perturbSettings: count must be a whole number of at least 1, got ${p.count}`,
      );
    }
    return {method: "fixedBinNumber", bins: p.count, convention};
  }
  if (!(p.width > 0 && Number.isFinite(p.width))) {
    throw new RangeError(`perturbSettings: width must be finite and above 0, got ${p.width}`);
  }
  const from =
    p.from ?? (discretisation.method === "fixedBinSize" ? discretisation.from : undefined);
  if (from === undefined) {
    throw new RangeError(
      `perturbSettings: from must be given for binWidth where the settings discretise by "${discretisation.method}", got none`,
    );
  }
  return {method: "fixedBinSize", width: p.width, from};
}

/**
 * Applies a perturbation to the settings of an extraction: "binWidth" and "binNumber" replace how the
 * image is discretised. All other kinds act on image and mask, and leave the settings as they are; so
 * do filtered images that have a discretisation of their own.
 *
 * @param settings - complete settings
 * @param perturbation - kind and parameters
 * @returns the settings with another discretisation, or the input itself
 * @throws RangeError when width or count breaks its rule, or a width comes without a beginning
 * @ref zwanenburg2019
 * @example perturbSettings(preset("pyradiomics"), {kind: "binWidth", width: 10}).discretisation // {method: "fixedBinSize", width: 10, from: "multiple"}
 */
export function perturbSettings(
  settings: FeatureSettings,
  perturbation: Perturbation,
): FeatureSettings {
  if (perturbation.kind !== "binWidth" && perturbation.kind !== "binNumber") return settings;
  return {...settings, discretisation: rebinned(settings, perturbation)};
}
