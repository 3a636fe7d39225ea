import {ShapeError} from "../core/index.ts";
import type {DicomPlane} from "./dicomPlane.ts";

/** A plane with what the messages call its slice. */
export interface NamedPlane extends DicomPlane {
  readonly name: string;
}

/** Two slices closer than this stand at the same place, mm. */
const SAME_PLACE = 0.001;

/** Writes a length for a message. */
const digits = (mm: number): string => String(Number(mm.toPrecision(6)));

/** A plane of the list, and how far along the normal it stands, mm. */
interface PlacedPlane {
  readonly plane: NamedPlane;
  readonly index: number;
  readonly place: number;
}

/** Finds how far along the normal of the first plane each one stands, in ascending order. */
function alongNormal(planes: readonly NamedPlane[]): PlacedPlane[] {
  const [nx, ny, nz] = planes[0].normal;
  return planes
    .map((plane, index) => {
      const [x, y, z] = plane.position;
      return {plane, index, place: x * nx + y * ny + z * nz};
    })
    .sort((a, b) => a.place - b.place);
}

/** Refuses two slices at one place, and a step much wider than the others: a slice is missing. */
function requireSteps(who: string, sorted: readonly PlacedPlane[]): void {
  const steps = sorted.slice(1).map(({place}, k) => place - sorted[k].place);
  const twin = steps.findIndex((step) => step <= SAME_PLACE);
  if (twin >= 0) {
    const {plane, place} = sorted[twin];
    throw new ShapeError(
      `${who}: slices must stand at different places, got ${plane.name} and ${sorted[twin + 1].plane.name} both at ${digits(place)} mm along the normal: a copy, or phases to split first`,
    );
  }
  const usual = [...steps].sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)];
  const gap = steps.findIndex((step) => step > 1.5 * usual);
  if (gap >= 0) {
    const missing = Math.round(steps[gap] / usual) - 1;
    throw new ShapeError(
      `${who}: slices must follow each other without a gap, got ${digits(steps[gap])} mm from ${sorted[gap].plane.name} to ${sorted[gap + 1].plane.name} where others are ${digits(usual)} mm apart: about ${missing} missing`,
    );
  }
}

/**
 * Puts planes in order along their normal and finds their spacing, which comes from the positions of
 * the first and the last.
 *
 * @param who - the function that asks, for the messages
 * @param planes - at least two planes of one orientation
 * @param tolerance - how far a slice may stand from its even place, or aside, as a share of the spacing
 * @returns the indices of the planes in order, and the spacing, mm
 * @throws ShapeError when two stand at one place, one is missing, or one stands off its place
 */
export function orderedPlanes(
  who: string,
  planes: readonly NamedPlane[],
  tolerance: number,
): {readonly order: readonly number[]; readonly spacing: number} {
  const sorted = alongNormal(planes);
  requireSteps(who, sorted);

  // The whole length, divided evenly, is least sensitive to how positions were rounded.
  const first = sorted[0];
  const spacing = (sorted[sorted.length - 1].place - first.place) / (sorted.length - 1);
  for (const [k, {plane, place}] of sorted.entries()) {
    const off = place - first.place - k * spacing;
    if (Math.abs(off) > tolerance * spacing) {
      throw new ShapeError(
        `${who}: slices must be evenly spaced to ${tolerance} of the spacing, got ${plane.name} at ${digits(place)} mm along the normal where ${digits(spacing)} mm steps from ${first.plane.name} lead to ${digits(place - off)}`,
      );
    }

    // What is left of the way from the first slice, without its part along the normal, is a shift.
    const aside = Math.hypot(
      ...plane.position.map(
        (x, a) => x - first.plane.position[a] - (place - first.place) * first.plane.normal[a],
      ),
    );
    if (aside > tolerance * spacing) {
      throw new ShapeError(
        `${who}: slices must stand straight above each other, got ${plane.name} shifted by ${digits(aside)} mm within its plane from ${first.plane.name}: resample a tilted gantry's images first`,
      );
    }
  }
  return {order: sorted.map(({index}) => index), spacing};
}
