import {binOf} from "../core/index.ts";
import type {RegionValues} from "./finiteMaskedValues.ts";

/** Levels of a region's values, in their order, with the edges of the bins. */
export interface Binned {
  readonly count: number;
  readonly edges: Float64Array;
  readonly levels: Uint16Array;
}

/** The highest level that a `Uint16Array` can hold. */
const MOST_LEVELS = 65535;

/** Lays count + 1 edges; the product comes first, so that whole numbers stay whole. */
function edgesOf(count: number, at: (k: number) => number): Float64Array {
  return Float64Array.from({length: count + 1}, (_, k) => at(k));
}

/** Divides the region's range into a number of bins. */
export function fixedBinNumber(
  {values, least, most}: RegionValues,
  bins: number,
  convention: "ibsi" | "pyradiomics",
): Binned {
  const levels = new Uint16Array(values.length);
  if (convention === "pyradiomics") {
    // NumPy lays edges at i · step + low, half a unit around a flat region, and the edges decide.
    const [low, high] = least === most ? [least - 0.5, most + 0.5] : [least, most];
    const layout = {count: bins, least: low, width: (high - low) / bins};
    for (let i = 0; i < levels.length; i++) levels[i] = binOf(values[i], layout) + 1;
    const edges = edgesOf(bins, (k) => (k === bins ? high : low + k * layout.width));
    return {count: bins, edges, levels};
  }

  const range = most - least;
  for (let i = 0; i < levels.length; i++) {
    const value = values[i];
    levels[i] = value === most ? bins : Math.floor((bins * (value - least)) / range) + 1;
  }
  return {count: bins, edges: edgesOf(bins, (k) => least + (k * range) / bins), levels};
}

/** Refuses a width that makes more levels than can be held. */
function requireFewLevels(count: number, width: number, [low, high]: readonly [number, number]) {
  if (count > MOST_LEVELS) {
    throw new RangeError(
      `discretise: width must make at most ${MOST_LEVELS} levels, got ${width}, which makes ${count} from ${low} to ${high}`,
    );
  }
}

/** Counts bins of one width from a lower edge. */
export function fixedBinSize(
  {values, least, most}: RegionValues,
  width: number,
  from: number | "minimum" | "multiple",
): Binned {
  const levels = new Uint16Array(values.length);
  if (from === "multiple") {
    // The remainder has the sign of the width, so that the edge lies at or below the minimum.
    const rest = least % width;
    const low = least - (rest < 0 ? rest + width : rest);

    // The edges decide, and they lie as far apart as the first two of them.
    const step = low + width - low;
    const count = Math.floor((most - low) / width) + 1;
    requireFewLevels(count, width, [low, most]);
    const layout = {count: count + 1, least: low, width: step};
    let highest = 1;
    for (let i = 0; i < levels.length; i++) {
      const level = binOf(values[i], layout) + 1;
      if (level > highest) highest = level;
      levels[i] = level;
    }
    return {count: highest, edges: edgesOf(highest, (k) => low + k * step), levels};
  }

  const low = from === "minimum" ? least : from;
  if (least < low) {
    throw new RangeError(
      `discretise: intensities within the mask must be at least from = ${low}, got ${least}; re-segment the mask first`,
    );
  }
  const count = Math.floor((most - low) / width) + 1;
  requireFewLevels(count, width, [low, most]);
  for (let i = 0; i < levels.length; i++) levels[i] = Math.floor((values[i] - low) / width) + 1;
  return {count, edges: edgesOf(count, (k) => low + k * width), levels};
}

/** Takes whole numbers from 1 on as the levels they are. */
export function wholeLevels({values, most}: RegionValues): Binned {
  const levels = new Uint16Array(values.length);
  for (let i = 0; i < levels.length; i++) {
    const value = values[i];
    if (!(Number.isInteger(value) && value >= 1 && value <= MOST_LEVELS)) {
      throw new RangeError(
        `discretise: with method "none" intensities must be whole numbers from 1 to ${MOST_LEVELS}, got ${value}`,
      );
    }
    levels[i] = value;
  }
  return {count: most, edges: edgesOf(most, (k) => k + 0.5), levels};
}
