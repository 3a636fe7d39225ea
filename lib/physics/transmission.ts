import {requirePositive} from "./elementwise.ts";
import {type LineOptions, lineIntegral} from "./lineIntegral.ts";

/** A pencil beam of one energy on its way through a line of voxels. */
export interface TransmissionOptions extends LineOptions {
  /** Intensity before the object, counts, > 0. */
  readonly I0: number;
}

/**
 * Computes the intensity that is left of a narrow beam of one energy (Beer and Lambert).
 *
 * @formula eq:beer-lambert $I = I_0 \exp\left(-\int \mu(\mathbf r)\, dl\right)$
 * @param mu - linear attenuation of each voxel on the line, 1/cm, >= 0, shape [n]
 * @param {stepCm, I0} - path length in each voxel, cm; intensity before the object, counts
 * @returns the transmitted intensity, counts
 * @throws RangeError when mu is empty, negative or not finite, or stepCm or I0 is not above 0
 * @example transmission([0.2, 0.3], {stepCm: 1, I0: 1000}) // 606.5306597126335
 */
export function transmission(mu: ArrayLike<number>, {stepCm, I0}: TransmissionOptions): number {
  requirePositive("transmission", "I0", I0);
  return I0 * Math.exp(-lineIntegral(mu, {stepCm}));
}
