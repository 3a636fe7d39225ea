import type {Mask, Volume} from "../../image/index.ts";
import {regionBox} from "./box.ts";
import {requireDims} from "./filterDims.ts";
import {type FrequencyGrid, fourierFilter, requireFrequencies} from "./fourierFilter.ts";
import {bandResponse, type NonSeparableWavelet, requireBandLevel} from "./nonSeparableBand.ts";
import {requireImage} from "./requireImage.ts";
import {responseVolume} from "./responseVolume.ts";

/** Which band of a non-separable wavelet. */
export interface NonSeparableOptions {
  /** 2: slice by slice; 3: in the volume. */
  readonly dims: 2 | 3;
  /** The level of the decomposition, from 1: each reaches half as high as the one before. */
  readonly level: number;
  /** What stands beyond the image: Fourier's transform takes it as periodic. */
  readonly padding: "periodic";
  /**
   * "symmetric": n frequencies from −π to π, as in most of the programs behind the IBSI's reference
   * maps; "fourier": those of Fourier's transform itself. "symmetric" when left out.
   */
  readonly frequencies?: FrequencyGrid;
}

/** Refuses any other padding. */
export function requirePeriodic(who: string, padding: "periodic"): void {
  if (padding === "periodic") return;
  throw new RangeError(
    `${who}: padding must be "periodic", which is what a filter in the frequency domain sees, got ${JSON.stringify(padding)}`,
  );
}

/** Filters with the band of a non-separable wavelet. */
export function bandFilter(
  who: string,
  wavelet: NonSeparableWavelet,
  image: Volume,
  {dims, level, padding, frequencies = "symmetric"}: NonSeparableOptions,
  region: Mask | undefined,
): Volume {
  requireDims(who, dims);
  requirePeriodic(who, padding);
  requireFrequencies(who, frequencies);
  requireImage(who, image);
  requireBandLevel(who, level, image.shape.slice(0, dims));
  const box = regionBox(who, image, region);
  const band = bandResponse(wavelet, level);
  const of = (x: number, y: number, z: number): number => band(Math.sqrt(x * x + y * y + z * z));
  const data = fourierFilter(image, {of, quarterTurns: 0, frequencies}, dims, box);
  return responseVolume(image, {data, box, whole: image.shape}, "1");
}
