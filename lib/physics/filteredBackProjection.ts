import type {Volume} from "../image/index.ts";
import {type BackProjectOptions, backProject} from "./backProject.ts";
import {type FilterProjectionsOptions, filterProjections} from "./filterProjections.ts";
import {requireSinogram, type Sinogram} from "./sinogram.ts";

/** The filter, and how views are smeared back. */
export type FilteredBackProjectionOptions = FilterProjectionsOptions & BackProjectOptions;

/** Widens every view with zeros to the diagonal of its square, its middle sample staying the middle. */
function widened(sinogram: Sinogram): Sinogram {
  const {data, samples, anglesDeg} = sinogram;
  const wide = Math.ceil(Math.SQRT2 * samples);
  const before = Math.floor(wide / 2) - Math.floor(samples / 2);
  const wider = new Float64Array(wide * anglesDeg.length);
  for (let v = 0; v < anglesDeg.length; v++) {
    wider.set(data.subarray(v * samples, (v + 1) * samples), v * wide + before);
  }
  return {...sinogram, data: wider, samples: wide};
}

/**
 * Reconstructs a slice from its projections by filtered back-projection.
 *
 * Gives the numbers of scikit-image's `iradon`. With `circle: true` the views are widened with zeros to the diagonal
 * first, since a filtered view does not end where the slice does. The angles have to be spread evenly over half a turn
 * or a whole one.
 *
 * @formula eq:fbp $\hat f(x, y) = \int_0^\pi \int |\nu|\,W(\nu)\,P(\nu, \theta)\,e^{2\pi i \nu (x\cos\theta + y\sin\theta)}\,d\nu\,d\theta$
 * @param sinogram - line integrals, shape [samples·views]
 * @param options - filter: name of the window over the ramp; interpolation: linear or nearest; circle: whether
 *   pixels outside the circle stay 0; size: pixels along a side, the views' width for a circle or the square inside it
 *   when left out
 * @returns the slice in the unit of the sinogram's slice, shape [size, size, 1]
 * @throws ShapeError when the sinogram's data do not fit its samples and angles
 * @throws RangeError when the sinogram holds a number that is not finite, or an option has no such value
 * @ref kak1988
 * @example
 * const dot = createSinogram([0, 1, 0, 0, 1, 0], {samples: 3, anglesDeg: [0, 90], unit: "1"})
 * filteredBackProjection(dot, {filter: "ramp", interpolation: "linear", circle: true}).data[4] // Math.PI / 4
 */
export function filteredBackProjection(
  sinogram: Sinogram,
  {filter, size, interpolation, circle}: FilteredBackProjectionOptions,
): Volume {
  requireSinogram("filteredBackProjection", sinogram);
  const {samples} = sinogram;
  const side = size ?? (circle ? samples : Math.max(1, Math.floor(samples / Math.SQRT2)));
  const views = filterProjections(circle ? widened(sinogram) : sinogram, {filter});
  return backProject(views, {size: side, interpolation, circle});
}
