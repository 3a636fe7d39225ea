import type {Kspace} from "./kspace.ts";

/** Which lines of k-space are measured. */
export interface UndersampleOptions {
  /** The axis across which lines are left out, usually the phase-encoding one. */
  readonly axis: "x" | "y" | "z";
  /** Of so many lines one is kept, >= 1. */
  readonly every: number;
  /** Index of the first line that is kept, 0 to every − 1. */
  readonly first: number;
}

/**
 * Keeps every r-th line of k-space and sets the others to 0: the image becomes r overlapping copies of itself.
 *
 * Copies lie a field of view over r apart and each has 1/r of the brightness: aliasing, or fold-over.
 *
 * @formula $S'(k) = S(k)$ where $k \bmod r = k_0$, else 0
 * @param samples - the k-space
 * @param {axis, every, first} - axis across the lines; r; index of the first line that is kept
 * @returns k-space of the same shape
 * @throws RangeError when axis is unknown, every is not a whole number from 1, or first is not 0 to every − 1
 *   or lies beyond the last line
 * @ref bernstein2004
 * @example const pulse = createVolume(Float64Array.of(0, 0, 1, 0), {shape: [4, 1, 1], unit: "1"})
 * imageFromKspace(undersample(kspace(pulse), {axis: "x", every: 2, first: 0}), {part: "magnitude"}).data // [0.5, 0, 0.5, 0]
 */
export function undersample(samples: Kspace, {axis, every, first}: UndersampleOptions): Kspace {
  const across = ["x", "y", "z"].indexOf(axis);
  if (across < 0) {
    throw new RangeError(`undersample: axis must be "x", "y" or "z", got ${String(axis)}`);
  }
  if (!Number.isInteger(every) || every < 1) {
    throw new RangeError(`undersample: every must be a whole number of at least 1, got ${every}`);
  }
  if (!Number.isInteger(first) || first < 0 || first >= every) {
    throw new RangeError(
      `undersample: first must be a whole number from 0 to ${every - 1}, got ${first}`,
    );
  }
  const {shape} = samples;
  if (first >= shape[across]) {
    throw new RangeError(
      `undersample: first must be one of the ${shape[across]} lines across ${axis}, got ${first}; no line would be kept`,
    );
  }
  const stride = [1, shape[0], shape[0] * shape[1]][across];
  const kept = (i: number) => (Math.floor(i / stride) % shape[across]) % every === first;
  return {
    ...samples,
    re: samples.re.map((value, i) => (kept(i) ? value : 0)),
    im: samples.im.map((value, i) => (kept(i) ? value : 0)),
  };
}
