/** The smaller of two whole numbers less than 2³¹ apart, without a branch to mispredict. */
function min(a: number, b: number): number {
  const d = (a - b) | 0;
  return (b + (d & (d >> 31))) | 0;
}

/** The larger of two whole numbers less than 2³¹ apart, without a branch to mispredict. */
function max(a: number, b: number): number {
  const d = (a - b) | 0;
  return (a - (d & (d >> 31))) | 0;
}

/** The middle one of three. */
function middle(a: number, b: number, c: number): number {
  return max(min(a, b), min(max(a, b), c));
}

/** Sorts three rows, column by column, into three others: least, middle, most. */
export function sortThree(
  rows: readonly Int32Array[],
  out: readonly Int32Array[],
  n: number,
): void {
  const [a, b, c] = rows;
  const [low, mid, high] = out;
  for (let x = 0; x < n; x++) {
    const p = min(a[x], b[x]);
    const q = max(a[x], b[x]);
    const r = min(q, c[x]);
    high[x] = max(q, c[x]);
    low[x] = min(p, r);
    mid[x] = max(p, r);
  }
}

/** Turns three sorted triples into a table whose rows and columns both grow. */
function sortAcross(
  triples: readonly (readonly Int32Array[])[],
  out: readonly Int32Array[],
  n: number,
) {
  const rows: Int32Array[] = [];
  for (let level = 0; level < 3; level++) {
    for (let k = 0; k < 3; k++) rows[k] = triples[k][level];
    sortThree(rows, out.slice(3 * level, 3 * level + 3), n);
  }
}

/**
 * Sorts nine values, given as three sorted triples, column by column. In the table of `sortAcross`
 * only neighbouring diagonals can still be out of order, and only by their ends.
 */
export function sortNine(
  triples: readonly (readonly Int32Array[])[],
  out: readonly Int32Array[],
  n: number,
): void {
  sortAcross(triples, out, n);
  const [, o1, o2, o3, o4, o5, o6, o7] = out;
  for (let x = 0; x < n; x++) {
    const p = min(o1[x], o3[x]);
    const q = max(o1[x], o3[x]);
    const u = min(o5[x], o7[x]);
    const v = max(o5[x], o7[x]);

    // The long diagonal, sorted.
    const a = min(o2[x], o4[x]);
    const b = max(o2[x], o4[x]);
    const c = min(b, o6[x]);
    const t = max(b, o6[x]);
    const r = min(a, c);
    o1[x] = p;
    o2[x] = min(q, r);
    o3[x] = max(q, r);
    o4[x] = max(a, c);
    o5[x] = min(t, u);
    o6[x] = max(t, u);
    o7[x] = v;
  }
}

/**
 * Keeps the 13 of 27 values that can be the median. The three sorted nines of columns x, x + 1, x + 2
 * are sorted across: then 7 values are known to be too small, and 7 too large.
 */
export function thirteenOf27(
  nines: readonly Int32Array[],
  out: readonly Int32Array[],
  n: number,
): void {
  for (let k = 0; k < 4; k++) {
    const small = nines[5 + k];
    const large = nines[k];
    const [low, high] = [out[k], out[9 + k]];
    for (let x = 0; x < n; x++) {
      low[x] = min(min(small[x], small[x + 1]), small[x + 2]);
      high[x] = max(max(large[x], large[x + 1]), large[x + 2]);
    }
  }
  for (let k = 0; k < 5; k++) {
    const row = nines[2 + k];
    const mid = out[4 + k];
    for (let x = 0; x < n; x++) mid[x] = middle(row[x], row[x + 1], row[x + 2]);
  }
}

/** Merges the sorted fours 0–3 and 9–12 of the thirteen into a sorted eight, of which 1–6 are kept. */
function mergeFours(rows: readonly Int32Array[], n: number): void {
  const [a0, a1, a2, a3] = rows;
  const [b0, b1, b2, b3] = rows.slice(9);
  for (let x = 0; x < n; x++) {
    // Batcher's odd–even merge: evens with evens, odds with odds, then neighbours.
    const p = max(a0[x], b0[x]);
    const q = min(a2[x], b2[x]);
    const even1 = min(p, q);
    const even2 = max(p, q);
    const even3 = max(a2[x], b2[x]);
    const odd0 = min(a1[x], b1[x]);
    const r = max(a1[x], b1[x]);
    const s = min(a3[x], b3[x]);
    const odd1 = min(r, s);
    const odd2 = max(r, s);
    a0[x] = min(odd0, even1);
    a1[x] = max(odd0, even1);
    a2[x] = min(odd1, even2);
    a3[x] = max(odd1, even2);
    b0[x] = min(odd2, even3);
    b1[x] = max(odd2, even3);
  }
}

/** Finds the median of the thirteen, which is that of the 27; the rows are used up. */
export function medianOf13(rows: readonly Int32Array[], out: Int32Array, n: number): void {
  mergeFours(rows, n);
  const [u2, u3, u4, u5, y1, y2, y3, y4, y5, u6, u7] = rows;

  // The 7th of two sorted lists: the least, over all ways to take 7 of both, of the larger end.
  for (let x = 0; x < n; x++) {
    let best = min(u7[x], max(y1[x], u6[x]));
    best = min(best, max(y2[x], u5[x]));
    best = min(best, max(y3[x], u4[x]));
    best = min(best, max(y4[x], u3[x]));
    out[x] = min(best, max(y5[x], u2[x]));
  }
}
