import type {Boundary} from "./boundary.ts";
import {sameKind} from "./sameKind.ts";
import type {VoxelArray} from "./volume.ts";

/**
 * Refuses a constant boundary that an array of whole numbers cannot hold: it would come out as another
 * number, 300 among bytes as 44.
 */
export function requireStorable(who: string, data: VoxelArray, boundary: Boundary): void {
  if (typeof boundary !== "object") return;
  if (data instanceof Float32Array || data instanceof Float64Array) return;
  const one = sameKind(data, 1);
  one[0] = boundary.constant;
  if (one[0] !== boundary.constant) {
    throw new RangeError(
      `${who}: boundary.constant must be a value that the image's ${data.constructor.name} can hold, got ${boundary.constant}`,
    );
  }
}
