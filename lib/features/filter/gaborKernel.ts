import {type Complex, fft} from "../../core/index.ts";

/** A Gabor kernel in units of voxels; `angle` in radians. */
export interface GaborShape {
  readonly sigma: number;
  readonly lambda: number;
  readonly gamma: number;
  readonly angle: number;
}

/** Weights below this share of the largest are left out. */
const NEGLIGIBLE = 1e-6;

/**
 * Finds how far a kernel reaches along both axes of its plane: the ellipse on which its envelope is
 * negligible.
 */
export function gaborRadius({sigma, gamma, angle}: GaborShape): number {
  const deviations = Math.sqrt(-2 * Math.log(NEGLIGIBLE));
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const wide = Math.max(Math.hypot(c, s / gamma), Math.hypot(s, c / gamma));
  return Math.ceil(deviations * sigma * wide);
}

/** Transforms a kernel, sampled with its middle at place 0 of a periodic square. */
export function gaborTransform(
  {sigma, lambda, gamma, angle}: GaborShape,
  radius: number,
  size: readonly [number, number],
): Complex {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const re = new Float64Array(size[0] * size[1]);
  const im = new Float64Array(size[0] * size[1]);
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      // u runs across the waves, v along them.
      const u = x * c + y * s;
      const v = y * c - x * s;
      const envelope = Math.exp(-(u * u + gamma * gamma * v * v) / (2 * sigma * sigma));
      const at = ((x + size[0]) % size[0]) + size[0] * ((y + size[1]) % size[1]);
      re[at] = envelope * Math.cos((2 * Math.PI * u) / lambda);
      im[at] = envelope * Math.sin((2 * Math.PI * u) / lambda);
    }
  }
  return fft({re, im}, {shape: size});
}
