import {floatsOf} from "./jobs.ts";
import type {Job} from "./networkOf.ts";

/**
 * Compares two sides' gradients array by array: the length of the difference, as a part of the array's
 * length, for the array where it is largest.
 *
 * @throws Error when an array differs by more than single precision explains
 */
export function compareGradients(
  folder: string,
  {name, parameters}: Job,
  {
    own,
    other,
    tolerance,
  }: {readonly own: string; readonly other: string; readonly tolerance: number},
): number {
  const [ours, theirs] = [own, other].map((side) => floatsOf(folder, `${name}.${side}.gradient`));
  if (ours.length !== theirs.length) {
    throw new Error(
      `${name}: gradients must have one length, got ${ours.length} and ${theirs.length}`,
    );
  }
  let worst = 0;
  let at = 0;
  for (const {name: array, shape, trainable} of parameters) {
    if (!trainable) continue;
    const end = at + shape.reduce((a, b) => a * b, 1);
    let [difference, length] = [0, 0];
    for (; at < end; at++) {
      difference += (ours[at] - theirs[at]) ** 2;
      length += theirs[at] ** 2;
    }
    const part = Math.sqrt(difference / length);
    if (!(part <= tolerance)) {
      throw new Error(
        `${name}: gradients of ${array} must agree with ${other} to ${tolerance}, they differ by ${part}`,
      );
    }
    worst = Math.max(worst, part);
  }
  return worst;
}
