import type {Boundary} from "./boundary.ts";
import {boundaryIndex} from "./boundary.ts";

/**
 * Lists, for each place of an axis, the offsets in the flat array of its neighbours −r … r;
 * −1 where a constant stands. Neighbours of place i begin at i · (2r + 1).
 */
export function windowIndices(
  n: number,
  radius: number,
  {stride, boundary}: {stride: number; boundary: Boundary},
): Int32Array {
  const size = 2 * radius + 1;
  const offsets = new Int32Array(n * size);
  for (let i = 0; i < n; i++) {
    for (let k = -radius; k <= radius; k++) {
      const at = boundaryIndex(i + k, n, boundary);
      offsets[i * size + k + radius] = at < 0 ? -1 : at * stride;
    }
  }
  return offsets;
}
