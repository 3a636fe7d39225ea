/**
 * The recursive filter of one line, of fourth order to either side:
 * p[i] = Σ n[k] f[i − k] − Σ d[k] p[i − k − 1] and q[i] = Σ m[k] f[i + k + 1] − Σ d[k] q[i + k + 1], summed.
 * `bn` and `bm` weigh the value at the border, which is thought to go on for ever, in place of p and q there.
 */
export interface RecursiveFilter {
  readonly n: Float64Array;
  readonly d: Float64Array;
  readonly m: Float64Array;
  readonly bn: Float64Array;
  readonly bm: Float64Array;
}

/** The Gaussian as two damped oscillations, by order of derivative: amplitudes of their cosines and sines. */
const TERMS = {
  0: {a1: 1.353, b1: 1.8151, a2: -0.3531, b2: 0.0902},
  2: {a1: -1.3563, b1: 5.2318, a2: 0.3446, b2: -2.2355},
} as const;

/** Frequencies and dampings of the two oscillations, for a Gaussian of one voxel. */
const W1 = 0.6681;
const L1 = -1.3932;
const W2 = 2.0787;
const L2 = -1.3732;

/** Sums of coefficients, weighed by 1, by their place, and by its square. */
interface Sums {
  readonly s: number;
  readonly ds: number;
  readonly es: number;
}

/** Computes the coefficients that weigh the samples, before they are scaled. */
function numerator(sigma: number, order: 0 | 2): {readonly n: Float64Array} & Sums {
  const {a1, b1, a2, b2} = TERMS[order];
  const sin1 = Math.sin(W1 / sigma);
  const sin2 = Math.sin(W2 / sigma);
  const cos1 = Math.cos(W1 / sigma);
  const cos2 = Math.cos(W2 / sigma);
  const exp1 = Math.exp(L1 / sigma);
  const exp2 = Math.exp(L2 / sigma);

  const n0 = a1 + a2;
  let n1 = exp2 * (b2 * sin2 - (a2 + 2 * a1) * cos2);
  n1 += exp1 * (b1 * sin1 - (a1 + 2 * a2) * cos1);
  let n2 = (a1 + a2) * cos2 * cos1;
  n2 -= b1 * cos2 * sin1 + b2 * cos1 * sin2;
  n2 *= 2 * exp1 * exp2;
  n2 += a2 * exp1 * exp1 + a1 * exp2 * exp2;
  let n3 = exp2 * exp1 * exp1 * (b2 * sin2 - a2 * cos2);
  n3 += exp1 * exp2 * exp2 * (b1 * sin1 - a1 * cos1);
  return {
    n: Float64Array.of(n0, n1, n2, n3),
    s: n0 + n1 + n2 + n3,
    ds: n1 + 2 * n2 + 3 * n3,
    es: n1 + 4 * n2 + 9 * n3,
  };
}

/** Computes the coefficients that feed back. */
function denominator(sigma: number): {readonly d: Float64Array} & Sums {
  const cos1 = Math.cos(W1 / sigma);
  const cos2 = Math.cos(W2 / sigma);
  const exp1 = Math.exp(L1 / sigma);
  const exp2 = Math.exp(L2 / sigma);

  const d4 = exp1 * exp1 * exp2 * exp2;
  let d3 = -2 * cos1 * exp1 * exp2 * exp2;
  d3 += -2 * cos2 * exp2 * exp1 * exp1;
  let d2 = 4 * cos2 * cos1 * exp1 * exp2;
  d2 += exp1 * exp1 + exp2 * exp2;
  const d1 = -2 * (exp2 * cos2 + exp1 * cos1);
  return {
    d: Float64Array.of(d1, d2, d3, d4),
    s: 1 + d1 + d2 + d3 + d4,
    ds: d1 + 2 * d2 + 3 * d3 + 4 * d4,
    es: d1 + 4 * d2 + 9 * d3 + 16 * d4,
  };
}

/** Computes the weights of the samples for a Gaussian that adds to 1. */
function smoothing(sigma: number): Float64Array {
  const {n, s} = numerator(sigma, 0);
  const alpha = (2 * s) / denominator(sigma).s - n[0];
  return n.map((weight) => weight * (1 / alpha));
}

/** Computes the weights of the samples for the second derivative, exact on constants and on parabolas. */
function secondDerivative(sigma: number, scale: number): Float64Array {
  const zero = numerator(sigma, 0);
  const two = numerator(sigma, 2);
  const {s: sd, ds: dd, es: ed} = denominator(sigma);

  // Mixing in the Gaussian makes the answer to a constant 0.
  const beta = -(2 * two.s - sd * two.n[0]) / (2 * zero.s - sd * zero.n[0]);
  const n = two.n.map((weight, k) => weight + beta * zero.n[k]);
  const sn = two.s + beta * zero.s;
  const dn = two.ds + beta * zero.ds;
  const en = two.es + beta * zero.es;
  let alpha = en * sd * sd - ed * sn * sd - 2 * dn * dd * sd + 2 * dd * dd * sn;
  alpha /= sd * sd * sd;
  return n.map((weight) => weight * (scale / alpha));
}

/**
 * Designs the filter of a Gaussian (order 0) or its second derivative, after Deriche, with the constants
 * that ITK has: sigma in voxels, and what the second derivative is multiplied by.
 */
export function recursiveGaussian(sigma: number, order: 0 | 2, scale: number): RecursiveFilter {
  const {d, s: sd} = denominator(sigma);
  const n = order === 0 ? smoothing(sigma) : secondDerivative(sigma, scale);

  // The part that looks ahead leaves the sample itself to the part that looks back.
  const m = Float64Array.of(
    n[1] - d[0] * n[0],
    n[2] - d[1] * n[0],
    n[3] - d[2] * n[0],
    -d[3] * n[0],
  );
  const sn = n[0] + n[1] + n[2] + n[3];
  const sm = m[0] + m[1] + m[2] + m[3];
  return {n, d, m, bn: d.map((k) => (k * sn) / sd), bm: d.map((k) => (k * sm) / sd)};
}
