/** The outline that promises the most Dice, and what it promises. */
export interface DiceDecision {
  /** 1 where the outline goes, shape [n]. */
  readonly decision: Uint8Array;
  /** D*, the largest ratio of expectations. */
  readonly dice: number;
  /** Half of D*: voxels whose probability lies above belong to the outline. */
  readonly threshold: number;
}

/**
 * Finds the outline with the largest Dice that true probabilities promise: 1 where q is above half of it.
 *
 * The Dice meant is the ratio of expectations, 2 Σ q d / (Σ d + Σ q), which the average Dice tends to
 * for many voxels. Since D* is at most 1, the threshold is at most ½: the best outline under Dice is
 * never smaller than the outline of what is more likely than not, and larger wherever doubt remains.
 * Probabilities that are all 0 leave D* undefined: it is NaN and the outline empty.
 *
 * @formula eq:dice-decision $D^* = \max_d \frac{2 \sum_i q_i d_i}{\sum_i d_i + \sum_i q_i}$, $d_i = 1$ where $q_i > D^* / 2$
 * @param q - the true probability that each voxel is foreground, shape [n], at least one
 * @returns the decision, shape [n], its dice D* and the threshold, half of D*
 * @throws RangeError when there is no voxel or a probability is out of range
 * @ref dai2023
 * @example bestDiceDecision([0.9, 0.4, 0.4, 0.1]).threshold // 0.3541666666666667
 * bestDiceDecision([0.9, 0.4, 0.4, 0.1]).decision // [1, 1, 1, 0]
 */
export function bestDiceDecision(q: ArrayLike<number>): DiceDecision {
  if (q.length === 0) throw new RangeError("bestDiceDecision: q must hold a probability, got none");
  let total = 0;
  for (let i = 0; i < q.length; i++) {
    if (!(q[i] >= 0 && q[i] <= 1)) {
      throw new RangeError(`bestDiceDecision: q must lie in 0 to 1, got ${q[i]} at [${i}]`);
    }
    total += q[i];
  }

  // Of all outlines of m voxels the m most probable promise most: one pass finds the best m.
  const falling = Float64Array.from(q).sort().reverse();
  let best = 0;
  let covered = 0;
  for (let m = 1; m <= falling.length; m++) {
    covered += falling[m - 1];
    best = Math.max(best, (2 * covered) / (m + total));
  }
  const dice = total === 0 ? Number.NaN : best;
  const decision = Uint8Array.from(q, (one) => (one > dice / 2 ? 1 : 0));
  return {decision, dice, threshold: dice / 2};
}
