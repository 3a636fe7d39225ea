/** One end of an edge, packed as column + (columns + 1) · row. */
type Corner = number;

/** Collects the directed edges between inside and outside, inside on the right, by where they start. */
function edges(
  isInside: (column: number, row: number) => boolean,
  columns: number,
  rows: number,
): Map<Corner, Corner[]> {
  const found = new Map<Corner, Corner[]>();
  const width = columns + 1;
  const add = (from: Corner, to: Corner): void => {
    const others = found.get(from);
    if (others === undefined) found.set(from, [to]);
    else others.push(to);
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (!isInside(c, r)) continue;
      const corner = c + width * r;
      if (!isInside(c, r - 1)) add(corner, corner + 1);
      if (!isInside(c + 1, r)) add(corner + 1, corner + 1 + width);
      if (!isInside(c, r + 1)) add(corner + 1 + width, corner + width);
      if (!isInside(c - 1, r)) add(corner + width, corner);
    }
  }
  return found;
}

/** Follows edges from a corner until the loop closes; at a shared corner it turns right, so pixels stay apart. */
function follow(start: Corner, next: Map<Corner, Corner[]>, width: number): Corner[] {
  const loop: Corner[] = [start];
  let at = start;
  let step = 0;
  do {
    const ways = next.get(at) ?? [];
    // Right of a step (dx, dy) with y down is (−dy, dx); steps are ±1 or ±width.
    const right = step === 1 ? width : step === width ? -1 : step === -1 ? -width : 1;
    const turn = ways.indexOf(at + right);
    const [to] = ways.splice(step !== 0 && turn >= 0 ? turn : 0, 1);
    if (ways.length === 0) next.delete(at);
    step = to - at;
    at = to;
    loop.push(at);
  } while (at !== start);
  return loop;
}

/** Writes a closed loop as SVG path commands, straight runs in one, in units of pixels. */
function pathOf(loop: readonly Corner[], width: number): string {
  const x = (corner: Corner): number => corner % width;
  const y = (corner: Corner): number => Math.floor(corner / width);
  let path = `M${x(loop[0])} ${y(loop[0])}`;
  let from = 0;
  for (let k = 1; k < loop.length - 1; k++) {
    if (loop[k + 1] - loop[k] === loop[k] - loop[k - 1]) continue;
    const dx = x(loop[k]) - x(loop[from]);
    path += dx === 0 ? `v${y(loop[k]) - y(loop[from])}` : `h${dx}`;
    from = k;
  }
  return `${path}z`;
}

/**
 * Draws the border of a region along its pixels' edges, as the data of an SVG path.
 *
 * @param data - 0 outside, anything else inside, rows from the top, shape [columns·rows]
 * @param size - columns and rows
 * @returns closed paths in pixel units; empty when no pixel is inside
 */
export function outline(
  data: ArrayLike<number>,
  {columns, rows}: {readonly columns: number; readonly rows: number},
): string {
  const isInside = (c: number, r: number): boolean =>
    c >= 0 && c < columns && r >= 0 && r < rows && data[c + columns * r] !== 0;
  const next = edges(isInside, columns, rows);
  let path = "";
  for (;;) {
    const [start] = next.keys();
    if (start === undefined) return path;
    path += pathOf(follow(start, next, columns + 1), columns + 1);
  }
}
