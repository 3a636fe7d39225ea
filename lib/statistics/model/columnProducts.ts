/** Multiplies n elements of a, from `from`, with as many of b, from `other`, and adds them up. */
export function dot(
  a: Float64Array,
  from: number,
  b: Float64Array,
  other: number,
  n: number,
): number {
  // Four sums do not wait for each other.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = n & ~3;
  for (let i = 0; i < whole; i += 4) {
    s0 += a[from + i] * b[other + i];
    s1 += a[from + i + 1] * b[other + i + 1];
    s2 += a[from + i + 2] * b[other + i + 2];
    s3 += a[from + i + 3] * b[other + i + 3];
  }
  for (let i = whole; i < n; i++) s0 += a[from + i] * b[other + i];
  return s0 + s1 + (s2 + s3);
}

/** Adds `times` n elements of a, from `from`, to as many of out, from `other`. */
export function addTimes(
  out: Float64Array,
  other: number,
  a: Float64Array,
  from: number,
  n: number,
  times: number,
): void {
  const whole = n & ~3;
  for (let i = 0; i < whole; i += 4) {
    out[other + i] += times * a[from + i];
    out[other + i + 1] += times * a[from + i + 1];
    out[other + i + 2] += times * a[from + i + 2];
    out[other + i + 3] += times * a[from + i + 3];
  }
  for (let i = whole; i < n; i++) out[other + i] += times * a[from + i];
}

/** Where some columns of a table are, and how long they are. */
export interface ColumnTable {
  /** Index = row + rows · column. */
  readonly data: Float64Array;
  readonly rows: number;
}

/** Multiplies the columns that `which` lists with one vector, four at a time; out[column] is their sum / rows. */
export function columnMeans(
  {data, rows}: ColumnTable,
  which: Int32Array,
  count: number,
  vector: Float64Array,
  out: Float64Array,
): void {
  const groups = count & ~3;
  for (let c = 0; c < groups; c += 4) {
    const a = rows * which[c];
    const b = rows * which[c + 1];
    const d = rows * which[c + 2];
    const e = rows * which[c + 3];
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = 0; i < rows; i++) {
      const value = vector[i];
      s0 += data[a + i] * value;
      s1 += data[b + i] * value;
      s2 += data[d + i] * value;
      s3 += data[e + i] * value;
    }
    out[which[c]] = s0 / rows;
    out[which[c + 1]] = s1 / rows;
    out[which[c + 2]] = s2 / rows;
    out[which[c + 3]] = s3 / rows;
  }
  for (let c = groups; c < count; c++) {
    out[which[c]] = dot(data, rows * which[c], vector, 0, rows) / rows;
  }
}

/** Adds the listed columns, each times its own factor (at its place in the list), to out. */
export function addColumns(
  {data, rows}: ColumnTable,
  which: Int32Array,
  count: number,
  times: Float64Array,
  out: Float64Array,
): void {
  const groups = count & ~3;
  for (let c = 0; c < groups; c += 4) {
    const a = rows * which[c];
    const b = rows * which[c + 1];
    const d = rows * which[c + 2];
    const e = rows * which[c + 3];
    const t0 = times[c];
    const t1 = times[c + 1];
    const t2 = times[c + 2];
    const t3 = times[c + 3];
    for (let i = 0; i < rows; i++) {
      out[i] += t0 * data[a + i] + t1 * data[b + i] + (t2 * data[d + i] + t3 * data[e + i]);
    }
  }
  for (let c = groups; c < count; c++) addTimes(out, 0, data, rows * which[c], rows, times[c]);
}
