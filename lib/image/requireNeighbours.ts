/** The largest neighbourhood that filters look at voxel by voxel. */
const MOST_NEIGHBOURS = 2 ** 24;

/** Refuses a neighbourhood of 2r + 1 voxels along each axis that could be neither stored nor walked. */
export function requireNeighbours(who: string, radii: readonly number[]): void {
  const count = radii.reduce((product, r) => product * (2 * r + 1), 1);
  if (!(count <= MOST_NEIGHBOURS)) {
    throw new RangeError(
      `${who}: the neighbourhood must hold at most ${MOST_NEIGHBOURS} voxels, got ${count}`,
    );
  }
}
