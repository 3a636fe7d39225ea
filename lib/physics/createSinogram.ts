import type {Unit} from "../image/index.ts";
import {requireSinogram, type Sinogram} from "./sinogram.ts";

/** How the line integrals were taken. */
export interface SinogramOptions {
  /** Detector samples in a view. */
  readonly samples: number;
  /** Angle of each view, degrees. */
  readonly anglesDeg: ArrayLike<number>;
  /** Distance of two detector samples, mm; 1 when left out. */
  readonly spacingMm?: number;
  /** Unit of the slice: "1/cm" for attenuation. */
  readonly unit: Unit;
}

/**
 * Creates a sinogram from line integrals that were measured or computed elsewhere.
 *
 * @formula $p(s, \theta)$ with $s_k = (k - \lfloor n/2 \rfloor)\,\Delta s$
 * @param data - line integrals, one view after the other, shape [samples·views]; copied
 * @param options - samples in a view; anglesDeg, degrees, shape [views]; spacingMm of the samples, mm,
 *   1 when left out; unit of the slice
 * @returns the sinogram
 * @throws ShapeError when data does not hold samples · views numbers
 * @throws RangeError when a number is not finite, a size is not above 0, the angles are empty or the unit is HU
 * @example createSinogram([0, 2, 0], {samples: 3, anglesDeg: [90], unit: "1"}).data // [0, 2, 0]
 */
export function createSinogram(
  data: ArrayLike<number>,
  {samples, anglesDeg, spacingMm = 1, unit}: SinogramOptions,
): Sinogram {
  const sinogram = {
    data: Float64Array.from(data),
    samples,
    anglesDeg: Float64Array.from(anglesDeg),
    spacingMm,
    unit,
  };
  requireSinogram("createSinogram", sinogram);
  return sinogram;
}
