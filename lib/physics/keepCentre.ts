import type {Kspace} from "./kspace.ts";

/** Throws unless a size is a whole number of at least 1 on each axis. */
export function requireShape(who: string, shape: readonly number[]): void {
  if (shape.length !== 3 || !shape.every((n) => Number.isInteger(n) && n >= 1)) {
    throw new RangeError(
      `${who}: shape must be three whole numbers of at least 1, got ${shape.join(" × ")}`,
    );
  }
}

/**
 * Keeps a block around the middle of k-space and sets every other sample to 0: the low-pass of a short scan.
 *
 * The image keeps its matrix, loses detail, and rings at sharp edges. The block begins ⌊m/2⌋ samples before
 * frequency 0.
 *
 * @formula $S'(\mathbf k) = S(\mathbf k)$ where $-\lfloor m/2 \rfloor \le k < m - \lfloor m/2 \rfloor$ on every axis, else 0
 * @param samples - the k-space
 * @param options - shape: samples that are kept along x, y, z; at most those that there are
 * @returns k-space of the same shape
 * @throws RangeError when the block is larger than k-space, or not of whole size
 * @ref bernstein2004
 * @example const four = createVolume(Float64Array.of(0, 0, 1, 0), {shape: [4, 1, 1], unit: "1"})
 * keepCentre(kspace(four), {shape: [2, 1, 1]}).re // [0, 0.5, 0.5, 0]
 */
export function keepCentre(
  samples: Kspace,
  {shape: kept}: {readonly shape: readonly [number, number, number]},
): Kspace {
  requireShape("keepCentre", kept);
  const {shape} = samples;
  if (kept.some((m, axis) => m > shape[axis])) {
    throw new RangeError(
      `keepCentre: shape must be at most ${shape.join(" × ")}, got ${kept.join(" × ")}; to enlarge the matrix use zeroFill`,
    );
  }
  const first = shape.map((n, axis) => Math.floor(n / 2) - Math.floor(kept[axis] / 2));
  const re = new Float64Array(samples.re.length);
  const im = new Float64Array(samples.im.length);
  for (let z = first[2]; z < first[2] + kept[2]; z++) {
    for (let y = first[1]; y < first[1] + kept[1]; y++) {
      const start = first[0] + shape[0] * (y + shape[1] * z);
      re.set(samples.re.subarray(start, start + kept[0]), start);
      im.set(samples.im.subarray(start, start + kept[0]), start);
    }
  }
  return {...samples, re, im};
}
