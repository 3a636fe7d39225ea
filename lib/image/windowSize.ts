/** The size of a neighbourhood: one odd number for every axis, or one for each of x, y and z, in voxels. */
export type WindowSize = number | readonly [number, number, number];

/** Checks a window size and gives its half-widths; an axis of one voxel gets 0. */
export function windowRadii(
  who: string,
  size: WindowSize,
  shape: readonly number[],
): [number, number, number] {
  const three = typeof size === "number" ? [size, size, size] : size;
  if (three.length !== 3 || !three.every((n) => Number.isInteger(n) && n >= 1 && n % 2 === 1)) {
    throw new RangeError(
      `${who}: size must be an odd whole number of voxels on each axis, got ${three.join(", ")}`,
    );
  }
  const radius = (axis: number): number => (shape[axis] === 1 ? 0 : (three[axis] - 1) / 2);
  return [radius(0), radius(1), radius(2)];
}
