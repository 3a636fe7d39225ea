import type {Rng} from "../core/index.ts";
import {requirePositive} from "./elementwise.ts";
import {poissonCounts} from "./poissonCounts.ts";
import {projection} from "./projection.ts";
import {requireSinogram, type Sinogram} from "./sinogram.ts";

/** The dose, and what stands for an empty reading. */
export interface AcquireOptions {
  /** Photons sent along each ray: the dose level. */
  readonly I0: number;
  /** Count that stands for a reading of zero, whose logarithm does not exist; 0.5 or 1 are usual. */
  readonly emptyCount: number;
  /** Source of the noise. */
  readonly rng: Rng;
}

/** What the scanner measured. */
export interface Acquisition {
  /** Noisy line integrals, −ln(I/I0). */
  readonly sinogram: Sinogram;
  /** Photons counted on each ray, shape [samples·views]. */
  readonly counts: Float64Array;
  /** Number of rays that counted nothing. */
  readonly empty: number;
}

/**
 * Simulates how a CT scanner measures line integrals: it counts photons, and takes the logarithm.
 *
 * @formula $\tilde p = -\ln\frac{N}{I_0},\quad N \sim \operatorname{Poisson}(I_0\,e^{-p})$
 * @param sinogram - true line integrals of attenuation, plain numbers, >= 0, shape [samples·views]
 * @param {I0, emptyCount, rng} - photons sent along each ray; count that stands for zero; source of randomness
 * @returns the noisy sinogram, the counts, and how many rays counted nothing
 * @throws ShapeError when the sinogram's data do not fit its samples and angles
 * @throws RangeError when a line integral is negative, I0 or emptyCount is not above 0, or a number is not finite
 * @ref hormann1993
 * @example
 * const air = createSinogram([0, 0], {samples: 2, anglesDeg: [0], unit: "1/cm"})
 * acquireProjections(air, {I0: 1e-9, emptyCount: 1e-9, rng: createRng(1)}).empty // 2
 */
export function acquireProjections(
  sinogram: Sinogram,
  {I0, emptyCount, rng}: AcquireOptions,
): Acquisition {
  requireSinogram("acquireProjections", sinogram);
  requirePositive("acquireProjections", "I0", I0);
  requirePositive("acquireProjections", "emptyCount", emptyCount);
  const expected = sinogram.data.map((p, i) => {
    if (p < 0) {
      throw new RangeError(`acquireProjections: data[${i}] must not be negative, got ${p}`);
    }
    return I0 * Math.exp(-p);
  });
  const counts = poissonCounts(expected, rng);
  let empty = 0;
  const seen = counts.map((count) => {
    if (count > 0) return count;
    empty++;
    return emptyCount;
  });
  return {sinogram: {...sinogram, data: projection(seen, {I0})}, counts, empty};
}
