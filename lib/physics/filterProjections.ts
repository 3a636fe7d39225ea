import {fft} from "../core/index.ts";
import {type FbpFilter, fbpFilter} from "./fbpFilter.ts";
import {pathStep, requireSinogram, type Sinogram} from "./sinogram.ts";

/** Which filter is laid over every view. */
export interface FilterProjectionsOptions {
  /** The window over the ramp; it decides between sharpness and noise. */
  readonly filter: FbpFilter;
}

/** Gives the length of the transform: a power of two, twice as long as a view, so that its ends do not meet. */
function paddedLength(samples: number): number {
  let length = 64;
  while (length < 2 * samples) length *= 2;
  return length;
}

/**
 * Filters every view of a sinogram with a ramp, the step that makes back-projection sharp.
 *
 * A view is padded with zeros to a power of two, at least 64 and at least twice its length.
 *
 * @formula eq:filtered-projection $q(s, \theta) = \int |\nu|\,W(\nu)\,P(\nu, \theta)\,e^{2\pi i \nu s}\,d\nu$
 * @param sinogram - line integrals, shape [samples·views]
 * @param {filter} - name of the window W
 * @returns filtered views, per cm for a slice in 1/cm, else per mm, shape [samples·views]
 * @throws ShapeError when the sinogram's data do not fit its samples and angles
 * @throws RangeError when the sinogram holds a number that is not finite, or the filter has no such name
 * @ref kak1988
 * @example filterProjections(createSinogram([1], {samples: 1, anglesDeg: [0], unit: "1"}), {filter: "ramp"}).data // [0.25]
 */
export function filterProjections(
  sinogram: Sinogram,
  {filter}: FilterProjectionsOptions,
): Sinogram {
  requireSinogram("filterProjections", sinogram);
  const {data, samples, anglesDeg} = sinogram;
  const views = anglesDeg.length;
  const length = paddedLength(samples);

  // The response is relative to the Nyquist frequency, half a cycle a sample. Only its even part keeps a view real.
  const response = fbpFilter({samples: length, filter});
  const scale = 0.5 / pathStep(sinogram);
  const even = response.map((value, k) => (scale * (value + response[(length - k) % length])) / 2);

  // Two real views share one complex transform: an even, real response keeps them apart.
  const filtered = new Float64Array(data.length);
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  for (let v = 0; v < views; v += 2) {
    const first = data.subarray(v * samples, (v + 1) * samples);
    const second = data.subarray((v + 1) * samples, (v + 2) * samples);
    im.fill(0);
    re.set(first);
    im.set(second);
    const spectrum = fft({re, im});
    for (let k = 0; k < length; k++) {
      spectrum.re[k] *= even[k];
      spectrum.im[k] *= even[k];
    }
    const back = fft(spectrum, {inverse: true});
    filtered.set(back.re.subarray(0, samples), v * samples);
    if (second.length > 0) filtered.set(back.im.subarray(0, samples), (v + 1) * samples);
  }
  return {...sinogram, data: filtered};
}
