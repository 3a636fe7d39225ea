import type {Offset} from "./countMatrix.ts";
import type {LevelRegion} from "./levelRegion.ts";

/**
 * Tells whether some line along a direction meets the region twice, with or without a gap between. Where
 * none does the region is flat for that direction, and PyRadiomics leaves out its runs.
 */
export function linesMeetTwice({spans, strides}: LevelRegion, direction: Offset): boolean {
  const axis = direction[2] !== 0 ? 2 : direction[1] !== 0 ? 1 : 0;
  const seen = new Set<string>();
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) {
      const z = Math.floor(at / strides[2]);
      const y = Math.floor((at - z * strides[2]) / strides[1]);
      const x = at - z * strides[2] - y * strides[1];

      // A line is known by the point where it crosses the plane 0 of an axis that it moves along.
      const steps = [x, y, z][axis] / direction[axis];
      const line = [x, y, z].map((position, k) => position - steps * direction[k]).join();
      if (seen.has(line)) return true;
      seen.add(line);
    }
  }
  return false;
}
