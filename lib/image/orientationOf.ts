import type {Grid} from "./volume.ts";

const LETTERS = ["RL", "AP", "SI"] as const;

/**
 * Names the direction in which each voxel axis runs: a letter of R/L, A/P, S/I for x, y and z.
 * An oblique axis gets the letter of the patient axis it is nearest to; no letter is used twice.
 *
 * @formula letter of voxel axis j: the patient axis i with the largest $|D_{ij}|$, its sign that of $D_{ij}$
 * @param grid - a volume, a mask or any other grid
 * @returns three letters, such as "RAS" or "LPS"
 * @ref cox2004
 * @example orientationOf(createMask(Uint8Array.of(1), {shape: [1, 1, 1], direction: [-1, 0, 0, 0, -1, 0, 0, 0, 1]})) // "LPS"
 */
export function orientationOf({direction}: Grid): string {
  const strength = (axis: number): number =>
    Math.max(
      Math.abs(direction[axis]),
      Math.abs(direction[3 + axis]),
      Math.abs(direction[6 + axis]),
    );

  // The axis that is most certain chooses first.
  const order = [0, 1, 2].sort((a, b) => strength(b) - strength(a));
  const letters = ["", "", ""];
  const isTaken = [false, false, false];
  for (const axis of order) {
    let best = -1;
    for (let row = 0; row < 3; row++) {
      if (isTaken[row]) continue;
      if (best < 0 || Math.abs(direction[3 * row + axis]) > Math.abs(direction[3 * best + axis])) {
        best = row;
      }
    }
    isTaken[best] = true;
    letters[axis] = LETTERS[best][direction[3 * best + axis] >= 0 ? 0 : 1];
  }
  return letters.join("");
}
