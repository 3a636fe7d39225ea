import {SCALING_FILTERS} from "./scalingFilters.ts";

/** Wavelets by name: Haar's, Daubechies', symlets and Coiflets. */
export type WaveletFamily = keyof typeof SCALING_FILTERS;

/** Tells whether a name is that of a wavelet. */
function isFamily(name: string): name is WaveletFamily {
  return Object.hasOwn(SCALING_FILTERS, name);
}

/** The names of all wavelets. */
export const FAMILIES: readonly WaveletFamily[] = Object.keys(SCALING_FILTERS).filter(isFamily);

/** The two filters of an orthogonal wavelet, in the order in which a convolution h * f takes them. */
export interface WaveletFilters {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Checks the name of a wavelet. */
export function requireFamily(who: string, family: WaveletFamily): void {
  if (FAMILIES.includes(family)) return;
  throw new RangeError(
    `${who}: family must be one of ${FAMILIES.join(", ")}, got ${String(family)}`,
  );
}

/**
 * Gives the low-pass and the high-pass filter with which an orthogonal wavelet takes an image apart.
 *
 * @formula $l[k] = h[n - 1 - k]$, $g[k] = (-1)^{k+1} h[k]$, $\sum_k h[k] = \sqrt2$, $\sum_k h[k]\,h[k + 2m] = \delta_m$
 * @param family - "haar", "db1" … "db10", "sym2" … "sym10" or "coif1" … "coif5"
 * @returns low and high, each with the n numbers of the wavelet, n even
 * @throws RangeError when the family is none of these
 * @ref daubechies1992
 * @ref lee2019
 * @example waveletFilters("db2").low // ≈ [-0.1294095, 0.2241439, 0.8365163, 0.4829629]
 * waveletFilters("haar").high // ≈ [-0.7071068, 0.7071068]
 */
export function waveletFilters(family: WaveletFamily): WaveletFilters {
  requireFamily("waveletFilters", family);
  const scaling = Float64Array.from(SCALING_FILTERS[family]);
  return {
    low: scaling.slice().reverse(),
    high: scaling.map((h, k) => (k % 2 === 0 ? -h : h)),
  };
}
