/** Sizes of a product of matrices, and how each factor is read. */
export interface ProductSizes {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly factor: number;
  /** Reads the first factor, [inner, rows], as its transpose. */
  readonly turnA?: boolean;
  /** Reads the second factor, [columns, inner], as its transpose. */
  readonly turnB?: boolean;
}

/** Adds factor · A B to out, [rows, columns], for A [rows, inner] and B [inner, columns]. */
export function addProduct(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  {rows, inner, columns, factor, turnA = false, turnB = false}: ProductSizes,
): void {
  const [aRow, aStep] = turnA ? [1, rows] : [inner, 1];
  const [bStep, bColumn] = turnB ? [1, inner] : [columns, 1];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let c = 0; c < inner; c++) sum += a[i * aRow + c * aStep] * b[c * bStep + j * bColumn];
      out[i * columns + j] += factor * sum;
    }
  }
}
