import type {Complex} from "../../core/index.ts";
import {fft} from "../../core/index.ts";
import type {Deviations, SpatialSums} from "./spatialSums.ts";

/** Numbers that the spectra of one go may take: 2²³ doubles are 64 MiB. */
const MOST_NUMBERS = 2 ** 23;

/** Spectra of the rows along x, frequency by frequency: one complex number for each row. */
type Spectra = readonly Complex[];

/** Makes room for the spectra of some frequencies. */
function emptySpectra(frequencies: number, rows: number): Spectra {
  return Array.from({length: frequencies}, () => ({
    re: new Float64Array(rows),
    im: new Float64Array(rows),
  }));
}

/** The next power of two in which two copies of a line, moved along each other, do not wrap around. */
function paddedLength(n: number): number {
  let length = 1;
  while (length < 2 * n - 1) length *= 2;
  return length;
}

/** Keeps some frequencies of a row that was transformed. */
function keep(spectra: Spectra, {re, im}: Complex, first: number, row: number): void {
  for (let k = 0; k < spectra.length; k++) {
    spectra[k].re[row] = re[first + k];
    spectra[k].im[row] = im[first + k];
  }
}

/** Transforms the region, the deviations and their squares along x. */
function regionSpectra(
  {inside, values, shape}: Deviations,
  length: number,
  first: number,
  frequencies: number,
): Spectra[] {
  const [nx, ny, nz] = shape;
  const spectra = [0, 1, 2].map(() => emptySpectra(frequencies, ny * nz));
  const row = new Float64Array(length);
  for (let r = 0, start = 0; r < ny * nz; r++, start += nx) {
    for (let field = 0; field < 3; field++) {
      for (let x = 0; x < nx; x++) {
        const value = values[start + x];
        row[x] = field === 0 ? inside[start + x] : field === 1 ? value : value * value;
      }
      keep(spectra[field], fft(row), first, r);
    }
  }
  return spectra;
}

/** Transforms the weights, 1 over the distance and 0 for no distance, along x. */
function weightSpectra(
  {shape, spacing}: Deviations,
  length: number,
  first: number,
  frequencies: number,
): Spectra {
  const [nx, ny, nz] = shape;
  const [dx, dy, dz] = spacing;
  const spectra = emptySpectra(frequencies, ny * nz);
  const row = new Float64Array(length);
  for (let z = 0, r = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, r++) {
      // A displacement and its opposite weigh the same; those beyond the block never occur.
      for (let x = 0; x < nx; x++) {
        const squared = (x * dx) ** 2 + (y * dy) ** 2 + (z * dz) ** 2;
        row[x] = squared === 0 ? 0 : 1 / Math.sqrt(squared);
        if (x > 0) row[length - x] = row[x];
      }
      keep(spectra, fft(row), first, r);
    }
  }
  return spectra;
}

/** Lays rows out in a padded plane, mirrored to negative displacements for weights, and transforms it. */
function planeSpectrum(
  {re, im}: Complex,
  [ny, nz]: readonly [number, number],
  [py, pz]: readonly [number, number],
  isMirrored: boolean,
): Complex {
  const plane = {re: new Float64Array(py * pz), im: new Float64Array(py * pz)};
  const put = (y: number, z: number, row: number): void => {
    plane.re[y + py * z] = re[row];
    plane.im[y + py * z] = im[row];
  };
  for (let z = 0, row = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, row++) {
      put(y, z, row);
      if (!isMirrored) continue;
      put((py - y) % py, z, row);
      put(y, (pz - z) % pz, row);
      put((py - y) % py, (pz - z) % pz, row);
    }
  }
  return fft(plane, {shape: [py, pz]});
}

/** Adds up what the planes of one frequency along x contribute. */
function planeSums(planes: readonly Complex[]): SpatialSums {
  const [mask, deviations, squared, {re: weight}] = planes;
  let [weights, products, squares] = [0, 0, 0];
  for (let i = 0; i < weight.length; i++) {
    const w = weight[i];
    weights += w * (mask.re[i] ** 2 + mask.im[i] ** 2);
    products += w * (deviations.re[i] ** 2 + deviations.im[i] ** 2);
    squares += w * (mask.re[i] * squared.re[i] + mask.im[i] * squared.im[i]);
  }
  return {weights, products, squares};
}

/**
 * Adds up all pairs of voxels by Fourier transforms: a weight depends on the displacement alone, so a
 * sum over pairs is a sum over frequencies of the weights' spectrum times those of the two factors.
 *
 * @formula $\sum_{i,j} w(x_i - x_j)\, a_i b_j = \frac{1}{N} \sum_k \hat w_k\, \overline{\hat a_k}\, \hat b_k$
 */
export function spatialSumsByFrequency(deviations: Deviations): SpatialSums {
  const [nx, ny, nz] = deviations.shape;
  const [px, py, pz] = [paddedLength(nx), paddedLength(ny), paddedLength(nz)];

  // The frequencies along x are taken in as many goes as memory asks for; half of them mirror the rest.
  const half = Math.floor(px / 2) + 1;
  const most = Math.max(1, Math.floor(MOST_NUMBERS / (8 * ny * nz)));
  let [weights, products, squares] = [0, 0, 0];
  for (let first = 0; first < half; first += most) {
    const frequencies = Math.min(most, half - first);
    const spectra = [
      ...regionSpectra(deviations, px, first, frequencies),
      weightSpectra(deviations, px, first, frequencies),
    ];
    for (let k = 0; k < frequencies; k++) {
      const planes = spectra.map((rows, field) =>
        planeSpectrum(rows[k], [ny, nz], [py, pz], field === 3),
      );
      const sums = planeSums(planes);
      const isSingle = first + k === 0 || 2 * (first + k) === px;
      const times = (isSingle ? 1 : 2) / (px * py * pz);
      weights += times * sums.weights;
      products += times * sums.products;
      squares += times * sums.squares;
    }
  }
  return {weights, products, squares};
}
