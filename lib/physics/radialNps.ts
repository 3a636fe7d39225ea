import {requirePositive} from "./elementwise.ts";
import type {NoisePower} from "./noisePowerSpectrum.ts";

/** A spectrum averaged around circles. */
export interface RadialNps {
  /** Mean frequency of each ring, cycles per mm, shape [n]. */
  readonly frequency: Float64Array;
  /** Mean power of each ring, unit² · mm², shape [n]. */
  readonly nps: Float64Array;
  /** Number of frequencies in each ring, shape [n]. */
  readonly count: Float64Array;
}

/**
 * Averages a two-dimensional noise power spectrum around circles of equal frequency; empty rings are left out.
 *
 * @formula $\mathrm{NPS}(k) = \operatorname{mean}\{\mathrm{NPS}(k_x, k_y) : \operatorname{round}(\sqrt{k_x^2 + k_y^2} / w) = \operatorname{round}(k / w)\}$
 * @param spectrum - the result of noisePowerSpectrum
 * @param options - ringWidth: width w of a ring, cycles per mm
 * @returns frequency, power and number of samples of each ring that has any
 * @throws RangeError when ringWidth is not above 0
 * @ref aapm233
 * @example const dots = createVolume(Float64Array.of(1, -1), {shape: [2, 1, 1], unit: "1"})
 * radialNps(noisePowerSpectrum(dots, {detrend: "mean"}), {ringWidth: 0.5}) // {frequency: [0, 0.5], nps: [0, 2], count: [1, 1]}
 */
export function radialNps(
  {nps, shape, frequencyX, frequencyY}: NoisePower,
  {ringWidth}: {readonly ringWidth: number},
): RadialNps {
  requirePositive("radialNps", "ringWidth", ringWidth);
  const [nx, ny] = shape;
  const rings = new Map<number, {frequency: number; power: number; count: number}>();
  for (let y = 0; y < ny; y++) {
    for (let x = 0; x < nx; x++) {
      const k = Math.hypot(frequencyX[x], frequencyY[y]);
      const place = Math.round(k / ringWidth);
      const ring = rings.get(place) ?? {frequency: 0, power: 0, count: 0};
      ring.frequency += k;
      ring.power += nps[x + nx * y];
      ring.count++;
      rings.set(place, ring);
    }
  }
  const sorted = [...rings].sort(([a], [b]) => a - b).map(([, ring]) => ring);
  return {
    frequency: Float64Array.from(sorted, ({frequency, count}) => frequency / count),
    nps: Float64Array.from(sorted, ({power, count}) => power / count),
    count: Float64Array.from(sorted, ({count}) => count),
  };
}
