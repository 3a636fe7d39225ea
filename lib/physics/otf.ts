import type {Complex} from "../core/index.ts";
import {
  type Kernel,
  type KernelOptions,
  type KernelOrigin,
  placesOf,
  transformOf,
} from "./kernel.ts";

/** Where the transfer function is wanted, and which sample stands at place 0. */
export interface OtfOptions extends KernelOptions {
  /** "first" puts sample 0 at place 0, "centre" sample ⌊n/2⌋ of every axis; a function has its own 0. */
  readonly origin: KernelOrigin;
}

/**
 * Computes the optical transfer function of a kernel at any frequencies: its Fourier transform, not scaled.
 *
 * A kernel is a line of samples, samples on a grid (then along a direction), or a function of place.
 *
 * @formula eq:otf $H(k) = \int h(x)\,e^{-2\pi i k x}\,dx$
 * @param kernel - samples [n]; {data, shape, spacing}, such as a volume; or {response, knots}
 * @param {frequency, stepMm, direction, origin} - cycles/mm [n]; distance of a line's samples, mm; way
 *   through a kernel on a grid; sample at place 0
 * @returns H, complex, {re, im}, each of shape [n]
 * @throws RangeError when the kernel is empty or not finite, or stepMm or direction is missing
 * @throws ShapeError when a kernel's shape does not fit its samples
 * @ref boreman2001
 * @example otf([1, 2, 1], {frequency: [0, 0.25, 0.5], stepMm: 1, origin: "centre"}).re // [4, 2, 0]
 * otf([0, 1], {frequency: [0.25], stepMm: 1, origin: "first"}).im // [-1]
 */
export function otf(kernel: Kernel, {origin, ...options}: OtfOptions): Complex {
  return transformOf(placesOf("otf", kernel, options, origin), options.frequency);
}
