import type {GlcmDistributions} from "./glcmDistributions.ts";

/** Subtracts from a vector its part along another one of length 1. */
function removePart(vector: Float64Array, unit: Float64Array): void {
  let dot = 0;
  for (let k = 0; k < unit.length; k++) dot += vector[k] * unit[k];
  for (let k = 0; k < unit.length; k++) vector[k] -= dot * unit[k];
}

/** Scales a vector to length 1 and returns the length it had. */
function normalise(vector: Float64Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  if (length > 0) for (let k = 0; k < vector.length; k++) vector[k] /= length;
  return length;
}

/** Finds the largest eigenvalue, of those up to 1, of a symmetric tridiagonal matrix, by bisection. */
function largestEigenvalue(diagonal: readonly number[], beside: readonly number[]): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;

    // No pivot of T − middle above 0 means that no eigenvalue lies above the middle.
    let above = false;
    let pivot = 1;
    for (let k = 0; k < diagonal.length && !above; k++) {
      const coupling = k === 0 ? 0 : beside[k - 1] ** 2;
      pivot = diagonal[k] - middle - coupling / pivot;
      if (pivot === 0) pivot = -1e-300;
      above = pivot > 0;
    }
    if (above) low = middle;
    else high = middle;
  }
  return low;
}

/** The matrix A(i, j) = p(i, j) / √(px(i) py(j)), cell by cell. */
function scaledCells({i, j, p, px, py}: GlcmDistributions): Float64Array {
  return p.map((share, cell) => share / Math.sqrt(px[i[cell]] * py[j[cell]]));
}

/** Multiplies a vector by AᵀA. */
function applyTwice(
  {i, j}: GlcmDistributions,
  cells: Float64Array,
  vector: Float64Array,
): Float64Array {
  const middle = new Float64Array(vector.length);
  const out = new Float64Array(vector.length);
  for (let cell = 0; cell < cells.length; cell++) {
    middle[i[cell]] += cells[cell] * vector[j[cell]];
  }
  for (let cell = 0; cell < cells.length; cell++) out[j[cell]] += cells[cell] * middle[i[cell]];
  return out;
}

/**
 * Computes Haralick's maximal correlation coefficient: the second largest singular value of
 * p(i, j) / √(px(i) py(j)), the largest being 1 with the vector √py. Lanczos steps at right angles to
 * that vector find the next one; each step is at right angles to all before it, so that after as many
 * steps as there are levels the answer is exact.
 */
export function maximalCorrelation(glcm: GlcmDistributions): number {
  // A flat region has no second value; 1 is what PyRadiomics gives.
  if (glcm.present === 1) return 1;
  const cells = scaledCells(glcm);
  const basis: Float64Array[] = [glcm.py.map(Math.sqrt)];
  const diagonal: number[] = [];
  const beside: number[] = [];

  // Any start will do that is not at right angles to the answer; this one has no pattern.
  let vector: Float64Array = glcm.py.map((q, k) =>
    q === 0 ? 0 : ((k * 0.6180339887498949) % 1) + 0.1,
  );
  let previous = 0;
  for (let step = 1; ; step++) {
    for (const unit of basis) removePart(vector, unit);
    for (const unit of basis) removePart(vector, unit);
    const length = normalise(vector);

    // Nothing is left once the space is used up; mostly the value settles long before.
    const check = step % 4 === 0 || length < 1e-13;
    const value = check ? largestEigenvalue(diagonal, beside) : previous;
    if (length < 1e-13 || (check && Math.abs(value - previous) < 1e-14)) return Math.sqrt(value);
    previous = value;
    if (step > 1) beside.push(length);
    basis.push(vector);

    const next = applyTwice(glcm, cells, vector);
    let alpha = 0;
    for (let k = 0; k < next.length; k++) alpha += next[k] * vector[k];
    diagonal.push(alpha);
    vector = next;
  }
}
