import {fixedBinNumber, fixedBinSize, wholeLevels} from "./binningRules.ts";
import {finiteMaskedValues} from "./finiteMaskedValues.ts";
import type {Levels} from "./levels.ts";
import type {Mask, Volume} from "./volume.ts";

/** How intensities become grey levels 1 … Ng. */
export type DiscretisationRule =
  | {
      /** A stated number of bins of equal width over the region's range. */
      readonly method: "fixedBinNumber";
      /** Number of bins Ng. */
      readonly bins: number;
      /**
       * Whose rule decides at the edges: "ibsi" when left out, by the quotient; or "pyradiomics", by
       * edges as NumPy's histogram lays them, which puts a flat region into the middle bin.
       */
      readonly convention?: "ibsi" | "pyradiomics";
    }
  | {
      /** Bins of a stated width. */
      readonly method: "fixedBinSize";
      /** Width of a bin, in the image's unit. */
      readonly width: number;
      /**
       * Lower edge of the first bin: a number (the lower bound of the re-segmentation range, says the
       * IBSI), the region's "minimum", or the "multiple" of the width at or below the minimum, as
       * PyRadiomics has it.
       */
      readonly from: number | "minimum" | "multiple";
    }
  | {
      /** Whole numbers from 1 on are levels already. */
      readonly method: "none";
    };

/** Checks a rule at the boundary. */
function requireRule(rule: DiscretisationRule): void {
  if (rule.method === "none") return;
  if (rule.method === "fixedBinNumber") {
    const {bins, convention = "ibsi"} = rule;
    if (!(Number.isInteger(bins) && bins >= 1 && bins <= 65535)) {
      throw new RangeError(
        `discretise: bins must be a whole number from 1 to 65535, got ${String(bins)}`,
      );
    }
    if (convention !== "ibsi" && convention !== "pyradiomics") {
      throw new RangeError(
        `discretise: convention must be "ibsi" or "pyradiomics", got ${JSON.stringify(convention)}`,
      );
    }
    return;
  }
  if (rule.method === "fixedBinSize") {
    const {width, from} = rule;
    if (!(Number.isFinite(width) && width > 0)) {
      throw new RangeError(`discretise: width must be a finite size above 0, got ${String(width)}`);
    }
    if (from !== "minimum" && from !== "multiple" && !Number.isFinite(from)) {
      throw new RangeError(
        `discretise: from must be a finite number, "minimum" or "multiple", got ${String(from)}`,
      );
    }
    return;
  }
  throw new RangeError(
    `discretise: method must be "fixedBinNumber", "fixedBinSize" or "none", got ${JSON.stringify((rule as {method?: unknown}).method)}`,
  );
}

/**
 * Discretises the intensities of a region: each becomes a grey level 1 … Ng, voxels outside become 0.
 *
 * A fixed bin number sets Ng bins over the region's own range, the maximum in the last one. A fixed
 * bin size counts bins of one width from a stated edge, so that a level means the same intensity in
 * every image; the highest level is that of the maximum.
 *
 * @formula eq:fixed-number $X_d = \lfloor N_g\,(x - x_{\min}) / (x_{\max} - x_{\min}) \rfloor + 1$, at most $N_g$
 * @formula eq:fixed-size $X_d = \lfloor (x - x_0) / w \rfloor + 1$
 * @param image - the image
 * @param mask - the region, on the same grid
 * @param rule - {method: "fixedBinNumber", bins}, with convention "pyradiomics" for its own rule at the
 *   edges; {method: "fixedBinSize", width, from}, from a number, the region's "minimum" or the
 *   "multiple" of the width at or below it; or {method: "none"} for whole numbers from 1 on
 * @returns the levels with the bins' edges; a flat region gets level Ng of a fixed number of bins,
 *   since its value is its maximum (in PyRadiomics' rule the middle one), and level 1 from its minimum
 * @throws ShapeError when the grids differ
 * @throws RangeError when the mask is empty, an intensity within it is not finite or lies below `from`,
 *   the rule makes more than 65,535 levels, or an option is not one of those
 * @ref zwanenburg2020, vangriethuysen2017
 * @example discretise(createVolume(Float64Array.of(3, 10, 28, 53), {shape: [4, 1, 1], unit: "HU"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "fixedBinSize", width: 25, from: "multiple"}).data // [1, 1, 2, 3]
 * discretise(createVolume(Float64Array.of(0, 1, 2, 4), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "fixedBinNumber", bins: 2}).edges // [0, 2, 4]
 */
export function discretise(image: Volume, mask: Mask, rule: DiscretisationRule): Levels {
  requireRule(rule);
  const region = finiteMaskedValues("discretise", image, mask);
  const {count, edges, levels} =
    rule.method === "none"
      ? wholeLevels(region)
      : rule.method === "fixedBinNumber"
        ? fixedBinNumber(region, rule.bins, rule.convention ?? "ibsi")
        : fixedBinSize(region, rule.width, rule.from);

  // The levels go back to the places of their voxels.
  const {data: inside} = mask;
  const data = new Uint16Array(inside.length);
  for (let i = 0, k = 0; i < inside.length; i++) {
    if (inside[i] !== 0) data[i] = levels[k++];
  }
  const {shape, spacing, origin, direction} = image;
  const grid = {shape, spacing, origin, direction};
  return {...grid, kind: "levels", data, count, voxels: region.values.length, edges};
}
