/** Cells of a texture matrix: rank of the grey level, second index, count; sorted by both. */
export interface Cells {
  readonly ranks: Uint16Array;
  readonly j: Int32Array;
  readonly count: Float64Array;
}

/** Lists the cells of a table that are not 0: one row of `width` columns for each rank; row and column 0 are left out. */
export function cellsOfTable(table: Uint32Array, width: number): Cells {
  let cells = 0;
  const rows = table.length / width;
  for (let rank = 1; rank < rows; rank++) {
    for (let at = rank * width + 1; at < (rank + 1) * width; at++) if (table[at] !== 0) cells++;
  }
  const ranks = new Uint16Array(cells);
  const j = new Int32Array(cells);
  const count = new Float64Array(cells);
  for (let rank = 1, cell = 0; rank < rows; rank++) {
    for (let column = 1; column < width; column++) {
      const n = table[rank * width + column];
      if (n === 0) continue;
      ranks[cell] = rank;
      j[cell] = column;
      count[cell++] = n;
    }
  }
  return {ranks, j, count};
}

/** Orders pairs by one key by counting: stable, in time and memory proportional to pairs + keys. */
function orderBy(keys: ArrayLike<number>, order: Int32Array | null, total: number): Int32Array {
  let highest = 0;
  for (let n = 0; n < total; n++) if (keys[n] > highest) highest = keys[n];
  const next = new Int32Array(highest + 2);
  for (let n = 0; n < total; n++) next[keys[n] + 1]++;
  for (let key = 1; key < next.length; key++) next[key] += next[key - 1];
  const sorted = new Int32Array(total);
  for (let n = 0; n < total; n++) {
    const pair = order === null ? n : order[n];
    sorted[next[keys[pair]]++] = pair;
  }
  return sorted;
}

/**
 * Counts equal pairs without a table of all that could occur, so that memory grows with the pairs and
 * not with the square of the levels.
 *
 * @param ranks - first index of each pair
 * @param js - second index of each pair
 * @param total - number of pairs
 */
export function tally(ranks: Uint16Array, js: ArrayLike<number>, total: number): Cells {
  const order = orderBy(ranks, orderBy(js, null, total), total);
  const outRanks = new Uint16Array(total);
  const outJ = new Int32Array(total);
  const count = new Float64Array(total);
  let cells = 0;
  for (let n = 0; n < total; n++) {
    const pair = order[n];
    const fresh =
      cells === 0 || outRanks[cells - 1] !== ranks[pair] || outJ[cells - 1] !== js[pair];
    if (fresh) {
      outRanks[cells] = ranks[pair];
      outJ[cells++] = js[pair];
    }
    count[cells - 1]++;
  }
  return {
    ranks: outRanks.slice(0, cells),
    j: outJ.slice(0, cells),
    count: count.slice(0, cells),
  };
}

/** True when a table of so many cells is no larger than the pairs that it will count, or small anyway. */
export function tableFits(cells: number, pairs: number): boolean {
  return cells <= Math.max(4096, 8 * pairs);
}
