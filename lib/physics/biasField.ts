import type {Rng} from "../core/index.ts";
import {createVolume, type Grid, type Volume} from "../image/index.ts";
import {requireFinite} from "./elementwise.ts";

/** How the sensitivity of a coil varies over the image. */
export interface BiasFieldOptions {
  /** Highest total degree of the polynomial, 1 to 6: 1 is a slope, 3 has a few hills. */
  readonly degree: number;
  /** Largest deviation of the field's logarithm from 0, >= 0: 0.2 means about 20 % up or down. */
  readonly strength: number;
  /** Source of the coefficients. */
  readonly rng: Rng;
}

/** Evaluates the Legendre polynomials 0 … degree at the voxel centres of one axis, scaled to −1 … 1. */
function legendre(n: number, degree: number): Float64Array[] {
  const rows = Array.from({length: degree + 1}, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const x = n === 1 ? 0 : (2 * i) / (n - 1) - 1;
    rows[0][i] = 1;
    if (degree > 0) rows[1][i] = x;
    for (let d = 2; d <= degree; d++) {
      rows[d][i] = ((2 * d - 1) * x * rows[d - 1][i] - (d - 1) * rows[d - 2][i]) / d;
    }
  }
  return rows;
}

/** Adds up random products of Legendre polynomials; an axis of one voxel has no slope along it. */
function randomPolynomial(shape: Grid["shape"], degree: number, rng: Rng): Float64Array {
  const bases = shape.map((n) => legendre(n, n === 1 ? 0 : degree));
  const sum = new Float64Array(shape[0] * shape[1] * shape[2]);
  for (const [c, alongZ] of bases[2].entries()) {
    for (const [b, alongY] of bases[1].entries()) {
      for (const [a, alongX] of bases[0].entries()) {
        const total = a + b + c;
        if (total === 0 || total > degree) continue;
        const weight = rng.normal() / total;
        let at = 0;
        for (let z = 0; z < shape[2]; z++) {
          for (let y = 0; y < shape[1]; y++) {
            const part = weight * alongY[y] * alongZ[z];
            for (let x = 0; x < shape[0]; x++) sum[at++] += part * alongX[x];
          }
        }
      }
    }
  }
  return sum;
}

/**
 * Generates a smooth multiplicative field, as the sensitivity of an MR coil lays over an image.
 *
 * The exponential of a random polynomial of low degree, with mean logarithm 0, so that no tissue is brighter on
 * average; multiply an image by it with applyBiasField.
 *
 * @formula eq:bias-field $b(\mathbf r) = e^{p(\mathbf r)}$, $|p| \le s$, $\bar p = 0$
 * @param grid - shape, spacing, origin and direction: an image, for example
 * @param {degree, strength, rng} - degree of the polynomial; largest deviation of ln b from 0; source
 * @returns the field, above 0, unit "1"; all 1 where the grid has a single voxel
 * @throws RangeError when degree is not a whole number from 1 to 6, or strength is negative
 * @ref sled1998
 * @example biasField({shape: [1, 1, 1], spacing: [1, 1, 1], origin: [0, 0, 0], direction: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)}, {degree: 2, strength: 0.3, rng: createRng(1)}).data // [1]
 */
export function biasField(grid: Grid, {degree, strength, rng}: BiasFieldOptions): Volume {
  if (!Number.isInteger(degree) || degree < 1 || degree > 6) {
    throw new RangeError(`biasField: degree must be a whole number from 1 to 6, got ${degree}`);
  }
  requireFinite("biasField", "strength", strength);
  if (strength < 0) {
    throw new RangeError(`biasField: strength must not be negative, got ${strength}`);
  }
  const field = randomPolynomial(grid.shape, degree, rng);

  // Take the mean off, then stretch to the strength asked for.
  let mean = 0;
  for (const value of field) mean += value;
  mean /= field.length;
  let most = 0;
  for (let i = 0; i < field.length; i++) {
    field[i] -= mean;
    most = Math.max(most, Math.abs(field[i]));
  }
  const scale = most === 0 ? 0 : strength / most;
  for (let i = 0; i < field.length; i++) field[i] = Math.exp(scale * field[i]);
  const {shape, spacing, origin, direction} = grid;
  return createVolume(field, {shape, spacing, origin, direction, unit: "1"});
}
