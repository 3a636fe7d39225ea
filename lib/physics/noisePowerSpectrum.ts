import {fft, ShapeError} from "../core/index.ts";
import type {Volume} from "../image/index.ts";
import {requirePositive} from "./elementwise.ts";
import {removeTrend} from "./removeTrend.ts";

/** What is taken off every region before its spectrum. */
export interface NpsOptions {
  /** "none", the region's "mean", or the "plane" that fits it best, which also takes off a gradient. */
  readonly detrend: "none" | "mean" | "plane";
}

/** A noise power spectrum and its frequency axes; frequency 0 stands first. */
export interface NoisePower {
  /** Power, unit of the image squared · mm², x fastest, shape [nx·ny]. */
  readonly nps: Float64Array;
  /** Number of frequencies along x and y. */
  readonly shape: readonly [number, number];
  /** Frequencies along x, cycles per mm, 0 first, the negative ones in the second half, shape [nx]. */
  readonly frequencyX: Float64Array;
  /** The same along y, shape [ny]. */
  readonly frequencyY: Float64Array;
}

/** Lists the frequencies of a transform of n samples, 0 first. */
function frequencies(n: number, step: number): Float64Array {
  return Float64Array.from({length: n}, (_, i) => (i < n / 2 ? i : i - n) / (n * step));
}

/** Checks that the regions are slices of one grid, all numbers finite. */
function requireRegions(regions: readonly Volume[]): void {
  if (regions.length === 0) {
    throw new RangeError("noisePowerSpectrum: regions must hold at least one region, got 0");
  }
  const [first] = regions;
  requirePositive("noisePowerSpectrum", "spacing[0]", first.spacing[0]);
  requirePositive("noisePowerSpectrum", "spacing[1]", first.spacing[1]);
  for (const {shape, spacing, data} of regions) {
    if (shape[2] !== 1) {
      throw new ShapeError(
        `noisePowerSpectrum: a region must be one slice, got ${shape[2]} of them; give each slice as a region`,
      );
    }
    for (let axis = 0; axis < 2; axis++) {
      if (shape[axis] !== first.shape[axis] || spacing[axis] !== first.spacing[axis]) {
        throw new ShapeError(
          `noisePowerSpectrum: regions must have one shape and spacing, got ${shape.join(" × ")} of ${spacing.join(" × ")} mm beside ${first.shape.join(" × ")} of ${first.spacing.join(" × ")} mm`,
        );
      }
    }
    for (let i = 0; i < data.length; i++) {
      if (!Number.isFinite(data[i])) {
        throw new RangeError(
          `noisePowerSpectrum: every pixel must be a finite number, got ${data[i]}`,
        );
      }
    }
  }
}

/**
 * Computes the two-dimensional noise power spectrum of uniform regions, the mean over them.
 *
 * Its integral over frequency is the variance of the noise that is left after detrending; with one region it
 * scatters by 100 %, so average many, or around circles (radialNps).
 *
 * @formula eq:nps $\mathrm{NPS}(k_x, k_y) = \frac{\Delta x\,\Delta y}{N_x N_y} \left\langle \left| \mathcal F(f - \bar f) \right|^2 \right\rangle$
 * @param regions - one slice of noise, or several of one shape and spacing
 * @param options - detrend: what is taken off each region, "none", "mean" or "plane"
 * @returns the spectrum, unit² · mm², shape [nx·ny], its shape and its frequencies, cycles per mm
 * @throws ShapeError when a region has several slices, or the regions differ in shape or spacing
 * @throws RangeError when there is no region, a pixel is not finite, or detrend is unknown
 * @ref aapm233
 * @example noisePowerSpectrum(createVolume(Float64Array.of(1, -1), {shape: [2, 1, 1], spacing: [0.5, 2, 1], unit: "1"}), {detrend: "mean"}).nps // [0, 2]
 */
export function noisePowerSpectrum(
  regions: Volume | readonly Volume[],
  {detrend}: NpsOptions,
): NoisePower {
  const list = "data" in regions ? [regions] : regions;
  requireRegions(list);
  const [{shape, spacing}] = list;
  const [nx, ny] = shape;
  const nps = new Float64Array(nx * ny);
  for (const {data} of list) {
    const noise = removeTrend(data, [nx, ny], detrend);
    const {re, im} = fft(noise, {shape: [nx, ny]});
    for (let i = 0; i < nps.length; i++) nps[i] += re[i] * re[i] + im[i] * im[i];
  }
  const scale = (spacing[0] * spacing[1]) / (nx * ny) / list.length;
  for (let i = 0; i < nps.length; i++) nps[i] *= scale;
  return {
    nps,
    shape: [nx, ny],
    frequencyX: frequencies(nx, spacing[0]),
    frequencyY: frequencies(ny, spacing[1]),
  };
}
