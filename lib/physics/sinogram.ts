import {ShapeError} from "../core/index.ts";
import type {Unit} from "../image/index.ts";
import {requireFinite, requirePositive, requireSome} from "./elementwise.ts";

/**
 * Line integrals of one slice in parallel views. Sample k of a view lies at s = (k − ⌊samples/2⌋)·spacing,
 * and its ray runs where x·cos θ + y·sin θ = s, with x to the right and y upwards in the picture.
 */
export interface Sinogram {
  /** Line integrals, one view after the other, shape [samples·views]. */
  readonly data: Float64Array;
  /** Detector samples in a view. */
  readonly samples: number;
  /** Angle θ of each view, degrees, shape [views]. */
  readonly anglesDeg: Float64Array;
  /** Distance of two detector samples, mm. */
  readonly spacingMm: number;
  /** Unit of the slice; for 1/cm the integrals are plain numbers, else they are in that unit times mm. */
  readonly unit: Unit;
}

/** Gives the detector spacing in the unit of the path: cm for attenuation in 1/cm, else mm. */
export function pathStep({spacingMm, unit}: Pick<Sinogram, "spacingMm" | "unit">): number {
  return unit === "1/cm" ? spacingMm / 10 : spacingMm;
}

/** Checks a list of angles and copies it. */
export function requireAngles(who: string, angles: ArrayLike<number>): Float64Array {
  requireSome(who, "anglesDeg", angles);
  for (let i = 0; i < angles.length; i++) {
    if (!Number.isFinite(angles[i])) requireFinite(who, `anglesDeg[${i}]`, angles[i]);
  }
  return Float64Array.from(angles);
}

/** Throws for a unit whose line integral means nothing. */
export function requireIntegrable(who: string, unit: Unit): void {
  if (unit !== "HU") return;
  throw new RangeError(
    `${who}: unit must be one that adds up along a ray, got HU, where air counts −1000; use attenuationFromHounsfield first`,
  );
}

/** Throws unless the numbers of a sinogram fit each other and are finite. */
export function requireSinogram(who: string, sinogram: Sinogram): void {
  const {data, samples, anglesDeg, spacingMm, unit} = sinogram;
  if (!Number.isInteger(samples) || samples < 1) {
    throw new RangeError(`${who}: samples must be a whole number of at least 1, got ${samples}`);
  }
  requireAngles(who, anglesDeg);
  requirePositive(who, "spacingMm", spacingMm);
  requireIntegrable(who, unit);
  if (data.length !== samples * anglesDeg.length) {
    throw new ShapeError(
      `${who}: data must hold ${samples} × ${anglesDeg.length} line integrals, got ${data.length}`,
    );
  }
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) requireFinite(who, `data[${i}]`, data[i]);
  }
}
