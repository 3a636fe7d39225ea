/** Directions of the sides of a rectangle and its sizes along them. */
export interface Rectangle {
  /** Unit vector of the first side; the second is turned left by a right angle. */
  readonly direction: readonly [number, number];
  readonly sizes: readonly [number, number];
}

/** Finds the corners of the convex outline of points in a plane, in order; collinear ones are dropped. */
function convexOutline(x: Float64Array, y: Float64Array): number[] {
  const order = Array.from(x, (_, i) => i).sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const outline: number[] = [];
  for (const pass of [order, [...order].reverse()]) {
    const begin = outline.length;
    for (const i of pass) {
      while (outline.length - begin >= 2) {
        const b = outline[outline.length - 1];
        const a = outline[outline.length - 2];
        if ((x[b] - x[a]) * (y[i] - y[a]) - (y[b] - y[a]) * (x[i] - x[a]) > 0) break;
        outline.pop();
      }
      outline.push(i);
    }
    outline.pop();
  }
  return outline;
}

/** Finds the rectangle of least area around points in a plane: one side lies along their outline. */
export function leastRectangle(x: Float64Array, y: Float64Array): Rectangle {
  const outline = convexOutline(x, y);
  let best: Rectangle = {direction: [1, 0], sizes: [Number.POSITIVE_INFINITY, 1]};
  outline.forEach((from, i) => {
    const to = outline[(i + 1) % outline.length];
    const length = Math.hypot(x[to] - x[from], y[to] - y[from]);
    if (length === 0) return;
    const [u, v] = [(x[to] - x[from]) / length, (y[to] - y[from]) / length];
    let [low, high, least, most] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const k of outline) {
      const along = u * x[k] + v * y[k];
      const across = u * y[k] - v * x[k];
      if (along < low) low = along;
      if (along > high) high = along;
      if (across < least) least = across;
      if (across > most) most = across;
    }
    if ((high - low) * (most - least) < best.sizes[0] * best.sizes[1]) {
      best = {direction: [u, v], sizes: [high - low, most - least]};
    }
  });
  return best;
}
