import {requirePositive} from "./elementwise.ts";

/** A rod in the water phantom. */
export interface PhantomInsert {
  /** What it stands for, for labels. */
  readonly name: string;
  /** Its Hounsfield number. */
  readonly hu: number;
  /** Centre relative to the phantom's, mm to the patient's right. */
  readonly xMm: number;
  /** Centre relative to the phantom's, mm to the front. */
  readonly yMm: number;
  /** Radius, mm. */
  readonly radiusMm: number;
}

/** Typical Hounsfield numbers of the five materials; bone is dense cortical bone. */
export const MATERIAL_HU: Readonly<Record<"air" | "fat" | "water" | "liver" | "bone", number>> = {
  air: -1000,
  fat: -100,
  water: 0,
  liver: 60,
  bone: 1000,
};

/**
 * Places rods of air, fat, water, liver and bone evenly on a circle, air at the front, then to the patient's left.
 *
 * @formula $x_k = -d \sin(2\pi k/5)$, $y_k = d \cos(2\pi k/5)$
 * @param {distanceMm, radiusMm} - distance of the rods from the centre, mm; radius of each rod, mm
 * @returns the five inserts for waterPhantom
 * @throws RangeError when distanceMm or radiusMm is not above 0, or neighbouring rods would overlap
 * @example phantomInserts({distanceMm: 60, radiusMm: 12})[0] // {name: "air", hu: -1000, xMm: 0, yMm: 60, radiusMm: 12}
 */
export function phantomInserts({
  distanceMm,
  radiusMm,
}: {
  readonly distanceMm: number;
  readonly radiusMm: number;
}): readonly PhantomInsert[] {
  requirePositive("phantomInserts", "distanceMm", distanceMm);
  requirePositive("phantomInserts", "radiusMm", radiusMm);
  const largest = distanceMm * Math.sin(Math.PI / 5);
  if (radiusMm >= largest) {
    throw new RangeError(
      `phantomInserts: radiusMm must be below ${largest.toFixed(2)} so that rods do not overlap, got ${radiusMm}`,
    );
  }
  return Object.entries(MATERIAL_HU).map(([name, hu], k) => {
    const angle = (2 * Math.PI * k) / 5;
    return {
      name,
      hu,
      // 0 − … keeps the first rod at 0 and not at −0.
      xMm: 0 - distanceMm * Math.sin(angle),
      yMm: distanceMm * Math.cos(angle),
      radiusMm,
    };
  });
}
