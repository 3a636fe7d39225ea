import type {Connectivity} from "./components.ts";

/** Refuses a neighbourhood that does not exist. */
export function requireConnectivity(who: string, connectivity: Connectivity): void {
  if (connectivity !== 6 && connectivity !== 18 && connectivity !== 26) {
    throw new RangeError(`${who}: connectivity must be 6, 18 or 26, got ${String(connectivity)}`);
  }
}

/**
 * Lists the steps dx, dy, dz to the neighbours of a voxel: those across a face first, then across an
 * edge, then across a corner, each group in the order of the flat array. Along an axis of one voxel
 * there is no neighbour, so a flat image has 4 or 8 of them.
 */
export function neighbourSteps(
  connectivity: Connectivity,
  shape: readonly [number, number, number],
): Int8Array {
  const reach = connectivity === 6 ? 1 : connectivity === 18 ? 2 : 3;
  const [ex, ey, ez] = shape.map((n) => (n > 1 ? 1 : 0));
  const steps: number[] = [];
  for (let distance = 1; distance <= reach; distance++) {
    for (let dz = -ez; dz <= ez; dz++) {
      for (let dy = -ey; dy <= ey; dy++) {
        for (let dx = -ex; dx <= ex; dx++) {
          if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) === distance) steps.push(dx, dy, dz);
        }
      }
    }
  }
  return Int8Array.from(steps);
}
