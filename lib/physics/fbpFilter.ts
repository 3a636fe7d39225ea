import {fft} from "../core/index.ts";

/** How high frequencies are damped: "ramp" is the bare ramp (Ram-Lak), "none" leaves the projections as they are. */
export type FbpFilter = "ramp" | "shepp-logan" | "cosine" | "hamming" | "hann" | "none";

/** Which filter, at how many frequencies. */
export interface FbpFilterOptions {
  /** Number of frequencies, as many as samples are transformed, even. */
  readonly samples: number;
  /** The window laid over the ramp. */
  readonly filter: FbpFilter;
}

const FILTERS: readonly FbpFilter[] = ["ramp", "shepp-logan", "cosine", "hamming", "hann", "none"];

/** Transforms the ramp's kernel, sampled in space: 1/4 in the middle, −1/(πn)² at odd n, 0 at even n. */
function rampResponse(samples: number): Float64Array {
  const kernel = new Float64Array(samples);
  kernel[0] = 0.25;
  for (let k = 1; k < samples; k += 2) {
    kernel[k] = -1 / (Math.PI * Math.min(k, samples - k)) ** 2;
  }
  return fft(kernel).re.map((value) => 2 * value);
}

/** Gives the window's factor at place k of n frequencies. */
function windowAt(filter: FbpFilter, k: number, n: number): number {
  // Frequency in cycles a sample, negative in the upper half; and the place in a window of n points.
  const f = (k < n / 2 ? k : k - n) / n;
  const place = (k + n / 2) % n;
  switch (filter) {
    case "shepp-logan":
      return f === 0 ? 1 : Math.sin(Math.PI * f) / (Math.PI * f);
    case "cosine":
      return Math.cos(Math.PI * f);
    case "hamming":
      return 0.54 - 0.46 * Math.cos((2 * Math.PI * place) / (n - 1));
    case "hann":
      return 0.5 - 0.5 * Math.cos((2 * Math.PI * place) / (n - 1));
    default:
      return 1;
  }
}

/**
 * Computes the frequency response of a reconstruction filter, as a share of the ramp at the Nyquist frequency.
 *
 * The ramp is the transform of its kernel sampled in space, which leaves a small value at frequency 0; a ramp that is
 * cut off in frequency would be 0 there and lower the whole image. The Hamming and Hann windows have n points and are
 * symmetric, as NumPy's are, so their top lies half a frequency below 0; only their even part acts on an image.
 *
 * @formula eq:ramp-kernel $h[0] = \tfrac14,\quad h[n] = -\frac{1}{\pi^2 n^2}\ (n\ \text{odd}),\quad h[n] = 0\ (n\ \text{even})$
 * @param {samples, filter} - number of frequencies, even, >= 2; name of the window
 * @returns response, frequency 0 first, negative frequencies in the upper half, plain numbers, shape [samples]
 * @throws RangeError when samples is not an even whole number of at least 2, or the filter has no such name
 * @ref kak1988
 * @ref shepp1974
 * @example fbpFilter({samples: 4, filter: "ramp"}) // ≈ [0.0947, 0.5, 0.9053, 0.5]
 * fbpFilter({samples: 4, filter: "none"}) // [1, 1, 1, 1]
 */
export function fbpFilter({samples, filter}: FbpFilterOptions): Float64Array {
  if (!Number.isInteger(samples) || samples < 2 || samples % 2 !== 0) {
    throw new RangeError(
      `fbpFilter: samples must be an even whole number of at least 2, got ${samples}`,
    );
  }
  if (!FILTERS.includes(filter)) {
    throw new RangeError(
      `fbpFilter: filter must be one of ${FILTERS.join(", ")}, got ${String(filter)}`,
    );
  }
  if (filter === "none") return new Float64Array(samples).fill(1);
  return rampResponse(samples).map((value, k) => value * windowAt(filter, k, samples));
}
