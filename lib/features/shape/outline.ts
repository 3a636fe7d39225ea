/** Corners of a convex outline in a plane: the line that each lies on and its place there. */
export interface Outline {
  readonly lines: number[];
  readonly places: number[];
}

/** Adds a corner to one side of an outline and drops those that it leaves inside. */
function push(outline: Outline, begin: number, line: number, place: number, side: 1 | -1): void {
  const {lines, places} = outline;
  while (lines.length - begin >= 2) {
    const [l, p] = [lines[lines.length - 1], places[places.length - 1]];
    const [k, o] = [lines[lines.length - 2], places[places.length - 2]];
    if (side * ((l - k) * (place - o) - (line - k) * (p - o)) < 0) break;
    lines.pop();
    places.pop();
  }
  lines.push(line);
  places.push(place);
}

/**
 * Finds the corners of the convex outline of points in a plane, of which the first and the last on each
 * of `count` lines are given; lines without points have their last below 0. All numbers are whole, so
 * the outline is exact. Corners on the first and the last line may come twice.
 */
export function outlineOf(
  least: Int32Array,
  most: Int32Array,
  start: number,
  stride: number,
  count: number,
): Outline {
  const outline: Outline = {lines: [], places: []};
  for (const [values, side] of [
    [most, 1],
    [least, -1],
  ] as const) {
    const begin = outline.lines.length;
    for (let line = 0, at = start; line < count; line++, at += stride) {
      if (most[at] >= 0) push(outline, begin, line, values[at], side);
    }
  }
  return outline;
}
