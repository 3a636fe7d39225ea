import type {Unit} from "../image/index.ts";
import {requirePositive} from "./elementwise.ts";
import {ellipseProjection} from "./ellipseProjection.ts";
import type {PhantomShape} from "./phantomShapes.ts";
import {rectangleProjection} from "./rectangleProjection.ts";
import {pathStep, requireAngles, requireIntegrable, type Sinogram} from "./sinogram.ts";

/** The scanner that looks at the phantom. */
export interface PhantomSinogramOptions {
  /** Detector samples in a view. */
  readonly samples: number;
  /** Distance of two samples, mm. */
  readonly spacingMm: number;
  /** Angle of each view, degrees. */
  readonly anglesDeg: ArrayLike<number>;
  /** Unit of the shapes' values. */
  readonly unit: Unit;
  /** Rays averaged over the width of a sample, as a detector does; 1, a point, when left out. */
  readonly raysPerSample?: number;
}

/**
 * Projects a phantom by its closed forms, with no pixel in between.
 *
 * @formula $p(s, \theta) = \sum_k p_k(s, \theta)$ over the shapes
 * @param shapes - ellipses and rectangles
 * @param options - samples in a view; spacingMm; anglesDeg, degrees, shape [views]; unit of the values; raysPerSample,
 *   rays averaged over a sample, 1 when left out
 * @returns line integrals: plain numbers for values in 1/cm, else values times mm, shape [samples·views]
 * @throws RangeError when a size is not above 0, an angle or a shape's number is not finite, or the unit is HU
 * @ref kak1988
 * @example
 * const disk = {kind: "ellipse", value: 0.2, xMm: 0, yMm: 0, aMm: 50, bMm: 50, angleDeg: 0}
 * phantomSinogram([disk], {samples: 3, spacingMm: 40, anglesDeg: [0], unit: "1/cm"}).data // [1.2, 2, 1.2]
 */
export function phantomSinogram(
  shapes: readonly PhantomShape[],
  {samples, spacingMm, anglesDeg, unit, raysPerSample = 1}: PhantomSinogramOptions,
): Sinogram {
  for (const [name, n] of [
    ["samples", samples],
    ["raysPerSample", raysPerSample],
  ] as const) {
    if (!Number.isInteger(n) || n < 1) {
      throw new RangeError(
        `phantomSinogram: ${name} must be a whole number of at least 1, got ${n}`,
      );
    }
  }
  requirePositive("phantomSinogram", "spacingMm", spacingMm);
  requireIntegrable("phantomSinogram", unit);
  const angles = requireAngles("phantomSinogram", anglesDeg);

  // Rays of one view, those of a sample beside each other.
  const sMm = Float64Array.from({length: samples * raysPerSample}, (_, ray) => {
    const sample = Math.floor(ray / raysPerSample) - Math.floor(samples / 2);
    return spacingMm * (sample + ((ray % raysPerSample) + 0.5) / raysPerSample - 0.5);
  });
  const scale = pathStep({spacingMm, unit}) / spacingMm / raysPerSample;
  const data = new Float64Array(samples * angles.length);
  angles.forEach((angleDeg, v) => {
    for (const shape of shapes) {
      const project = shape.kind === "ellipse" ? ellipseProjection : rectangleProjection;
      const seen = project(shape, {angleDeg, sMm});
      for (let ray = 0; ray < seen.length; ray++) {
        data[v * samples + Math.floor(ray / raysPerSample)] += scale * seen[ray];
      }
    }
  });
  return {data, samples, anglesDeg: angles, spacingMm, unit};
}
