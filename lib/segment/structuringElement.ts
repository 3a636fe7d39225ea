import type {Connectivity} from "./components.ts";

/**
 * The small set that morphology moves over a mask: the neighbours of a voxel (6 is a cross, 26 a box),
 * as often as asked, or a ball of a radius in mm.
 */
export type StructuringElement =
  | {
      /** Which neighbours belong to it; on a flat image 6 has 4 of them, 18 and 26 have 8. */
      readonly connectivity: Connectivity;
      /** How often it is applied; once when left out. */
      readonly times?: number;
    }
  | {
      /** Radius of the ball, mm, above 0: voxels whose centres lie at most so far away. */
      readonly radiusMm: number;
    };

/** What lies beyond the image where a mask is eroded; no default, since it decides at the border. */
export type Beyond = "background" | "foreground";

/**
 * Reads how often a neighbourhood is applied to an image. As many steps as the image has voxels along
 * its axes reach every voxel, so further ones are left out.
 */
export function timesOf(who: string, times: number | undefined, shape: readonly number[]): number {
  if (times === undefined) return 1;
  if (!Number.isInteger(times) || times < 1) {
    throw new RangeError(`${who}: times must be a whole number of at least 1, got ${times}`);
  }
  return Math.min(times, shape[0] + shape[1] + shape[2]);
}

/** Returns the squared radius of a ball, a little enlarged so that rounding keeps its outermost voxels. */
export function ballOf(who: string, radiusMm: number): number {
  if (!(radiusMm > 0 && Number.isFinite(radiusMm))) {
    throw new RangeError(`${who}: radiusMm must be a finite length above 0, got ${radiusMm}`);
  }
  return radiusMm * radiusMm * (1 + 1e-9);
}

/** Refuses words that are not known. */
export function requireBeyond(who: string, beyond: Beyond): void {
  if (beyond !== "background" && beyond !== "foreground") {
    throw new RangeError(
      `${who}: beyond must be "background" or "foreground", got ${String(beyond)}`,
    );
  }
}
