import {gaussLegendre} from "../core/index.ts";
import type {Interpolation} from "./interpolationKernel.ts";
import {interpolationKernel} from "./interpolationKernel.ts";

/** Which interpolation, and for which distance from the samples. */
export interface InterpolationResponseOptions {
  readonly interpolation: Interpolation;
  /** The place between samples, 0 to 1; the average over all places when left out. */
  readonly shift?: number;
}

/** Sums the interpolation's weights as a filter, with the spline's prefilter taken into account. */
function gainAt(
  f: number,
  shift: number,
  {taps, pole, at}: ReturnType<typeof interpolationKernel>,
): [number, number] {
  const weights = new Float64Array(taps);
  const first = at(shift, weights);
  let re = 0;
  let im = 0;
  for (let k = 0; k < taps; k++) {
    const angle = 2 * Math.PI * f * (first + k - shift);
    re += weights[k] * Math.cos(angle);
    im += weights[k] * Math.sin(angle);
  }
  // The prefilter's own response, 1 at frequency 0.
  const prefilter = (1 - pole) ** 2 / (1 - 2 * pole * Math.cos(2 * Math.PI * f) + pole * pole);
  return [re * prefilter, im * prefilter];
}

/**
 * Computes how much of each spatial frequency an interpolation leaves. Half-way between two samples,
 * linear interpolation is the filter |cos πf|; averaged over all places, it is sinc².
 *
 * @formula $|H(f)| = \bigl|\sum_k w_k(t)\,e^{2\pi i f (k - t)}\bigr|$ at shift t, its mean over t being the kernel's Fourier transform
 * @param cyclesPerSample - frequencies in cycles per sample, 0 to 0.5 and beyond, shape [n]
 * @param options - interpolation; shift, the place between samples, 0 to 1, or the average when left out
 * @returns the gain at each frequency, 1 at frequency 0, shape [n]
 * @throws RangeError when the interpolation is not one of those, or shift lies outside 0 to 1
 * @ref thevenaz2000
 * @example interpolationResponse([0, 0.25], {interpolation: "linear", shift: 0.5}) // [1, 0.7071067811865476]
 */
export function interpolationResponse(
  cyclesPerSample: ArrayLike<number>,
  {interpolation, shift}: InterpolationResponseOptions,
): Float64Array {
  const kernel = interpolationKernel("interpolationResponse", interpolation);
  if (shift !== undefined && !(shift >= 0 && shift <= 1)) {
    throw new RangeError(`interpolationResponse: shift must lie in 0 to 1, got ${shift}`);
  }
  const isOdd = kernel.taps % 2 === 1;
  const {nodes, weights} = gaussLegendre(5);
  return Float64Array.from(cyclesPerSample, (f) => {
    if (shift !== undefined) return Math.hypot(...gainAt(f, shift, kernel));

    // Gauss–Legendre nodes on short pieces, between which the weights are smooth.
    let [re, im] = [0, 0];
    const pieces = 16;
    for (let piece = 0; piece < pieces; piece++) {
      for (let i = 0; i < nodes.length; i++) {
        const t = (piece + (1 + nodes[i]) / 2) / pieces - (isOdd ? 0.5 : 0);
        const [a, b] = gainAt(f, t, kernel);
        re += (weights[i] / 2 / pieces) * a;
        im += (weights[i] / 2 / pieces) * b;
      }
    }
    return Math.hypot(re, im);
  });
}
