/** Options of `localLines`. */
interface LocalLineOptions {
  /** Share of the points that each line is fitted to, above 0 and at most 1. */
  readonly span: number;
}

/** Finds the window of `width` sorted points nearest to a place, moving right from where it was. */
function windowAt(x: Float64Array, at: number, {start, width}: {start: number; width: number}) {
  let left = start;
  while (left + width < x.length && at - x[left] > x[left + width] - at) left++;
  return left;
}

/** Fits a line to weighted points and reads it at a place; level where all points lie on one place. */
function lineAt(
  {x, y}: {x: Float64Array; y: Float64Array},
  at: number,
  {left, width}: {left: number; width: number},
): number {
  const reach = Math.max(at - x[left], x[left + width - 1] - at);
  let [w, wx, wy, wxx, wxy] = [0, 0, 0, 0, 0];
  for (let i = left; i < left + width; i++) {
    // Tricube weights fall to 0 at the farthest point of the window; distances are taken from `at`.
    const gap = x[i] - at;
    const part = reach > 0 ? Math.abs(gap) / reach : 0;
    const weight = part < 1 ? (1 - part ** 3) ** 3 : 0;
    w += weight;
    wx += weight * gap;
    wy += weight * y[i];
    wxx += weight * gap * gap;
    wxy += weight * gap * y[i];
  }

  // Where all points lie at the edges of the window, as far to the left as to the right, their mean.
  if (w === 0) {
    let total = 0;
    for (let i = left; i < left + width; i++) total += y[i];
    return total / width;
  }
  const spread = w * wxx - wx * wx;
  if (!(spread > 1e-12 * w * wxx)) return wy / w;
  return (wxx * wy - wx * wxy) / spread;
}

/** Smooths y over sorted x by lines fitted to the nearest points, read at rising places. */
export function localLines(
  points: {readonly x: Float64Array; readonly y: Float64Array},
  at: Float64Array,
  {span}: LocalLineOptions,
): Float64Array {
  const width = Math.min(points.x.length, Math.max(2, Math.floor(span * points.x.length + 1e-10)));
  let left = 0;
  return at.map((place) => {
    left = windowAt(points.x, place, {start: left, width});
    return lineAt(points, place, {left, width});
  });
}
