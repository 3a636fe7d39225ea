import type {Complex} from "../../core/index.ts";
import {fft} from "../../core/index.ts";
import type {Deviations, SpatialSums} from "./spatialSums.ts";

/** Numbers that the spectra of one go may take: 2²⁴ doubles are 128 MiB. */
const MOST_NUMBERS = 2 ** 24;

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

/** Takes the spectra of two real rows out of that of the complex row they were the parts of. */
function keepPair({re, im}: Complex, first: number, row: number, [a, b]: Spectra[]): void {
  const n = re.length;
  for (let k = 0; k < a.length; k++) {
    const p = first + k;
    const q = (n - p) % n;
    a[k].re[row] = (re[p] + re[q]) / 2;
    a[k].im[row] = (im[p] - im[q]) / 2;
    b[k].re[row] = (im[p] + im[q]) / 2;
    b[k].im[row] = (re[q] - re[p]) / 2;
  }
}

/** The weight of a displacement: 1 over its length, 0 for none. */
function weightOf(x: number, y: number, z: number): number {
  const squared = x * x + y * y + z * z;
  return squared === 0 ? 0 : 1 / Math.sqrt(squared);
}

/** Transforms the region, the deviations, their squares and the weights along x, two at a time. */
function rowSpectra(
  {inside, values, shape, spacing}: Deviations,
  length: number,
  first: number,
  frequencies: number,
): Spectra[] {
  const [nx, ny, nz] = shape;
  const [dx, dy, dz] = spacing;
  const spectra = [0, 1, 2, 3].map(() => emptySpectra(frequencies, ny * nz));
  const one = {re: new Float64Array(length), im: new Float64Array(length)};
  const two = {re: new Float64Array(length), im: new Float64Array(length)};
  for (let z = 0, r = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, r++) {
      for (let x = 0; x < nx; x++, i++) {
        one.re[x] = inside[i];
        one.im[x] = values[i];
        two.re[x] = values[i] * values[i];

        // A displacement and its opposite weigh the same; those beyond the block never occur.
        two.im[x] = weightOf(x * dx, y * dy, z * dz);
        if (x > 0) two.im[length - x] = two.im[x];
      }
      keepPair(fft(one), first, r, spectra.slice(0, 2));
      keepPair(fft(two), first, r, spectra.slice(2));
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
    const spectra = rowSpectra(deviations, px, first, frequencies);
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
