/** Real and imaginary part of the spherical harmonics of one degree for m = 0 … n, at one point. */
export interface Harmonics {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Computes the associated Legendre functions P of degree n for m = 0 … n, with the phase (−1)^m. */
function legendre(n: number, x: number): Float64Array {
  const values = new Float64Array(n + 1);
  const s = Math.sqrt(Math.max(0, 1 - x * x));
  let start = 1;
  for (let m = 0; m <= n; m++) {
    // Degrees grow from m, where the function is known, to n.
    let [below, at] = [0, start];
    for (let l = m + 1; l <= n; l++) {
      [below, at] = [at, ((2 * l - 1) * x * at - (l + m - 1) * below) / (l - m)];
    }
    values[m] = at;
    start *= -(2 * m + 1) * s;
  }
  return values;
}

/** Computes the spherical harmonics of degree n for m = 0 … n; those of −m are (−1)^m their conjugates. */
export function sphericalHarmonics(n: number, azimuth: number, polar: number): Harmonics {
  const p = legendre(n, Math.cos(polar));
  const re = new Float64Array(n + 1);
  const im = new Float64Array(n + 1);
  for (let m = 0, ratio = 1; m <= n; m++) {
    // The ratio of factorials is (n − m)! / (n + m)!.
    if (m > 0) ratio /= (n + m) * (n - m + 1);
    const size = Math.sqrt(((2 * n + 1) / (4 * Math.PI)) * ratio) * p[m];
    re[m] = size * Math.cos(m * azimuth);
    im[m] = size * Math.sin(m * azimuth);
  }
  return {re, im};
}
