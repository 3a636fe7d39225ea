import type {CountMatrix} from "./countMatrix.ts";

/** The probabilities that a co-occurrence matrix holds, with their margins: what its features are made of. */
export interface GlcmDistributions {
  /** Level i, level j and probability p(i, j) of each cell, shape [cells]. */
  readonly i: Uint16Array;
  readonly j: Int32Array;
  readonly p: Float64Array;
  /** Probability of each level as the first of a pair; px[i] belongs to level i. */
  readonly px: Float64Array;
  /** Probability of each level as the second of a pair. */
  readonly py: Float64Array;
  /** Probability of each difference |i − j|. */
  readonly difference: Float64Array;
  /** Probability of each sum i + j. */
  readonly sum: Float64Array;
  /** Mean of i, and of j. */
  readonly meanX: number;
  readonly meanY: number;
  /** Number of grey levels Ng, and how many of them occur in the region. */
  readonly levels: number;
  readonly present: number;
}

/** Computes the mean of f(k) over a distribution whose index is k. */
export function expectation(p: Float64Array, f: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < p.length; k++) if (p[k] !== 0) sum += f(k) * p[k];
  return sum;
}

/** Computes the entropy of probabilities, in bits. */
export function entropyOf(p: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < p.length; k++) if (p[k] !== 0) sum -= p[k] * Math.log2(p[k]);
  return sum;
}

/**
 * Divides a grey level co-occurrence matrix by its sum and adds up its margins: the probabilities that
 * every feature in GLCM_FEATURES is a function of.
 *
 * @formula $p_{ij} = n(i, j) / \sum n$, $p_x(i) = \sum_j p_{ij}$, $p_{|i-j|}(k)$ and $p_{i+j}(k)$ the sums over cells of one difference or sum
 * @param matrix - a glcm that holds at least one pair
 * @returns the probabilities of pairs, levels, differences and sums
 * @throws RangeError when the matrix holds no pair
 * @throws TypeError when the matrix is not a glcm
 * @ref haralick1973
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * glcmDistributions(glcm(line, {offset: [1, 0, 0], symmetric: true})).px // [0, 0.6666666666666666, 0.3333333333333333]
 */
export function glcmDistributions(matrix: CountMatrix): GlcmDistributions {
  const {family, i, j, count, levels, present} = matrix;
  if (family !== "glcm") {
    throw new TypeError(`glcmDistributions: matrix must be a glcm, got a ${String(family)}`);
  }
  if (count.length === 0) {
    throw new RangeError("glcmDistributions: matrix must hold at least one pair, got none");
  }

  // A matrix may be weighted, so that its sum need not be a whole number.
  let total = 0;
  for (let cell = 0; cell < count.length; cell++) total += count[cell];

  const p = new Float64Array(count.length);
  const px = new Float64Array(levels + 1);
  const py = new Float64Array(levels + 1);
  const difference = new Float64Array(levels);
  const sum = new Float64Array(2 * levels + 1);
  for (let cell = 0; cell < count.length; cell++) {
    const share = count[cell] / total;
    p[cell] = share;
    px[i[cell]] += share;
    py[j[cell]] += share;
    difference[Math.abs(i[cell] - j[cell])] += share;
    sum[i[cell] + j[cell]] += share;
  }
  const meanX = expectation(px, (k) => k);
  const meanY = expectation(py, (k) => k);
  return {i, j, p, px, py, difference, sum, meanX, meanY, levels, present};
}
