/** Rows of a table, each with a weight. */
interface WeightedRows {
  readonly rows: number;
  /** Index = column + p · row. */
  readonly data: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Adds Σ weight · row rowᵀ to the lower triangle of a p × p matrix.
 *
 * Four rows and two columns are taken at a time: what is loaded once then serves several products, which
 * halves the time of the plain triple loop.
 */
export function addWeightedGram(
  out: Float64Array,
  {rows, data, weights}: WeightedRows,
  p: number,
): void {
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    const [w0, w1, w2, w3] = weights.subarray(i, i + 4);
    const a = i * p;
    const b = a + p;
    const c = b + p;
    const d = c + p;
    let j = 0;
    for (; j + 1 < p; j += 2) {
      // Plain names, not lists: the innermost loop has to stay in registers.
      const u0 = w0 * data[a + j];
      const u1 = w1 * data[b + j];
      const u2 = w2 * data[c + j];
      const u3 = w3 * data[d + j];
      const v0 = w0 * data[a + j + 1];
      const v1 = w1 * data[b + j + 1];
      const v2 = w2 * data[c + j + 1];
      const v3 = w3 * data[d + j + 1];
      const first = j * p;
      const second = first + p;
      for (let k = 0; k <= j; k++) {
        const x0 = data[a + k];
        const x1 = data[b + k];
        const x2 = data[c + k];
        const x3 = data[d + k];
        out[first + k] += u0 * x0 + u1 * x1 + u2 * x2 + u3 * x3;
        out[second + k] += v0 * x0 + v1 * x1 + v2 * x2 + v3 * x3;
      }
      const k = j + 1;
      out[second + k] += v0 * data[a + k] + v1 * data[b + k] + v2 * data[c + k] + v3 * data[d + k];
    }
    if (j < p) addLast(out, {start: i, end: i + 4, data, weights}, p);
  }
  for (let row = i; row < rows; row++) {
    for (let j = 0; j < p; j++) {
      const w = weights[row] * data[row * p + j];
      for (let k = 0; k <= j; k++) out[j * p + k] += w * data[row * p + k];
    }
  }
}

/** Adds what some rows give to the last row of the matrix, where p is odd. */
function addLast(
  out: Float64Array,
  {
    start,
    end,
    data,
    weights,
  }: {start: number; end: number; data: Float64Array; weights: Float64Array},
  p: number,
): void {
  const j = p - 1;
  for (let i = start; i < end; i++) {
    const w = weights[i] * data[i * p + j];
    for (let k = 0; k <= j; k++) out[j * p + k] += w * data[i * p + k];
  }
}
