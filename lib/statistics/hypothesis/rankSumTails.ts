/** Probabilities of a count of wins at most, and at least, as large as the one that was found. */
export interface Tails {
  readonly low: number;
  readonly high: number;
}

/**
 * Computes the probabilities of every count of wins up to `most`, if all orders are equally likely.
 *
 * The largest of m + n values belongs to the first sample with the probability m / (m + n), and then it
 * wins against all n of the second: so the distribution of (m, n) follows from (m − 1, n) and (m, n − 1).
 */
function winProbabilities(m: number, n: number, most: number): Float64Array {
  // rows[j] is the distribution of (i, j), a list for each size of the second sample; no value of an
  // empty sample wins.
  const rows = Array.from({length: n + 1}, () => new Float64Array(most + 1));
  for (const row of rows) row[0] = 1;
  for (let i = 1; i <= m; i++) {
    for (let j = 1; j <= n; j++) {
      const [own, left] = [rows[j], rows[j - 1]];
      const top = i / (i + j);
      // From above, so that what is read of this row belongs to i − 1 still.
      for (let u = Math.min(most, i * j); u >= 0; u--) {
        own[u] = (u >= j ? top * own[u - j] : 0) + (1 - top) * left[u];
      }
    }
  }
  return rows[n];
}

/** Computes both tails of the count of wins of m values over n, none of them equal. */
export function rankSumTails(wins: number, m: number, n: number): Tails {
  // The distribution is symmetric, and its shorter tail has the digits.
  const isLow = 2 * wins <= m * n;
  const near = isLow ? wins : m * n - wins;

  // Wins and losses have one distribution, so the shorter sample may be the one that is kept whole.
  const probabilities = winProbabilities(Math.max(m, n), Math.min(m, n), near);
  let tail = 0;
  for (let u = 0; u <= near; u++) tail += probabilities[u];
  const other = Math.min(1, 1 - tail + probabilities[near]);
  return isLow ? {low: tail, high: other} : {low: other, high: tail};
}
