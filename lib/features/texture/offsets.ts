import type {LevelRegion} from "./levelRegion.ts";
import type {Offset} from "./countMatrix.ts";
import type {TextureDimensions} from "./textureFamily.ts";

/** The farthest that matrices look: a window of 39³ voxels, whose counts fit 16 bits. */
const MOST_DISTANCE = 19;

/** Throws unless a distance in voxels is a whole number that matrices can look at. */
export function requireDistance(who: string, distance: number): void {
  if (!(Number.isSafeInteger(distance) && distance >= 1 && distance <= MOST_DISTANCE)) {
    throw new RangeError(
      `${who}: distance must be a whole number of voxels from 1 to ${MOST_DISTANCE}, got ${String(distance)}`,
    );
  }
}

/** Throws unless dimensions is "2D" or "3D". */
export function requireDimensions(who: string, dimensions: TextureDimensions): void {
  if (dimensions !== "2D" && dimensions !== "3D") {
    throw new RangeError(
      `${who}: dimensions must be "2D" or "3D", got ${JSON.stringify(dimensions)}`,
    );
  }
}

/** Throws unless an offset is three whole numbers, not all 0. */
export function requireOffset(who: string, offset: Offset): void {
  if (
    offset.length !== 3 ||
    !offset.every((step) => Number.isSafeInteger(step)) ||
    offset.every((step) => step === 0)
  ) {
    throw new RangeError(
      `${who}: offset must be three whole numbers, not all 0, got [${offset.join(", ")}]`,
    );
  }
}

/** True when an offset leads forward in the array: its last step that is not 0 is positive. */
export function isForward([dx, dy, dz]: Offset): boolean {
  return dz > 0 || (dz === 0 && (dy > 0 || (dy === 0 && dx > 0)));
}

/**
 * Lists the offsets to the voxels of a Chebyshev distance, one of each opposite pair: 13 in a volume
 * and 4 in a plane at distance 1, 49 and 8 at distance 2.
 *
 * @param dimensions - "2D" for offsets within a slice
 * @param distance - the largest step along any axis, in voxels
 */
export function halfOffsets(dimensions: TextureDimensions, distance: number): Offset[] {
  const offsets: Offset[] = [];
  const deep = dimensions === "3D" ? distance : 0;
  for (let dz = 0; dz <= deep; dz++) {
    for (let dy = -distance; dy <= distance; dy++) {
      for (let dx = -distance; dx <= distance; dx++) {
        const offset = [dx, dy, dz] as const;
        const chebyshev = Math.max(Math.abs(dx), Math.abs(dy), dz);
        if (chebyshev === distance && isForward(offset)) offsets.push(offset);
      }
    }
  }
  return offsets;
}

/** True when two voxels of the region can lie that far apart. */
export function fitsBox({box}: LevelRegion, offset: Offset): boolean {
  return offset.every((step, axis) => Math.abs(step) < box[axis]);
}

/** The distance in the region's array that an offset makes. */
export function stepOf({strides}: LevelRegion, [dx, dy, dz]: Offset): number {
  return dx * strides[0] + dy * strides[1] + dz * strides[2];
}

/** Lists the steps in the region's array to the voxels between two Chebyshev distances, one of each opposite pair. */
export function forwardSteps(
  region: LevelRegion,
  dimensions: TextureDimensions,
  [nearest, farthest]: readonly [number, number],
): Int32Array {
  const steps: number[] = [];
  for (let distance = nearest; distance <= farthest; distance++) {
    for (const offset of halfOffsets(dimensions, distance)) {
      if (fitsBox(region, offset)) steps.push(stepOf(region, offset));
    }
  }
  return Int32Array.from(steps);
}
