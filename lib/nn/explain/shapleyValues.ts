/** Most players whose 2^n coalitions are all looked at. */
export const MOST_PLAYERS = 20;

/**
 * Computes the Shapley values of a game from the values of all its coalitions: what each player adds, on
 * average over all orders in which the players may arrive.
 *
 * They sum to what the grand coalition gains over the empty one; a player that adds nothing anywhere gets
 * nothing; two that add the same everywhere get the same.
 *
 * @formula $\phi_i = \sum_{C \not\ni i} \frac{|C|!\,(n - |C| - 1)!}{n!} \big( v(C \cup \{i\}) - v(C) \big)$
 * @param values - value of each coalition, shape [2^n]; bit i of the index says whether player i takes part
 * @returns a value for each player, shape [n]
 * @throws RangeError when there are not 2^n values for 1 to 20 players, or one is not finite
 * @ref shapley1953
 * @example shapleyValues([0, 1, 2, 5]) // [2, 3]
 */
export function shapleyValues(values: ArrayLike<number>): Float64Array {
  const players = Math.log2(values.length);
  if (!Number.isSafeInteger(players) || players < 1 || players > MOST_PLAYERS) {
    throw new RangeError(
      `shapleyValues: values must hold 2^n numbers for 1 to ${MOST_PLAYERS} players, got ${values.length}`,
    );
  }
  for (let c = 0; c < values.length; c++) {
    if (!Number.isFinite(values[c])) {
      throw new RangeError(
        `shapleyValues: values must be finite, got ${values[c]} at coalition ${c}`,
      );
    }
  }

  // The share of the orders in which exactly the members of a coalition of each size come first.
  const shares = new Float64Array(players);
  let orders = 1;
  for (let size = 0; size < players; size++) {
    shares[size] = 1 / (players * orders);
    orders = (orders * (players - 1 - size)) / (size + 1);
  }
  const sizes = new Uint8Array(values.length);
  for (let c = 1; c < values.length; c++) sizes[c] = sizes[c >> 1] + (c & 1);

  // Each coalition without a player, and the same with it.
  const phi = new Float64Array(players);
  for (let i = 0; i < players; i++) {
    const bit = 1 << i;
    for (let c = 0; c < values.length; c++) {
      if ((c & bit) === 0) phi[i] += shares[sizes[c]] * (values[c | bit] - values[c]);
    }
  }
  return phi;
}
