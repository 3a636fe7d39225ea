import {requireShape} from "./keepCentre.ts";
import type {Kspace} from "./kspace.ts";

/** Finds the world position of the new first voxel when the middle voxel ⌊n/2⌋ stays where it is. */
function originKeepingMiddle(
  {shape, spacing, origin, direction}: Kspace,
  newShape: readonly number[],
  newSpacing: readonly number[],
): [number, number, number] {
  const shift = [0, 1, 2].map(
    (axis) =>
      Math.floor(shape[axis] / 2) * spacing[axis] -
      Math.floor(newShape[axis] / 2) * newSpacing[axis],
  );
  const at = (row: number) =>
    origin[row] +
    direction[3 * row] * shift[0] +
    direction[3 * row + 1] * shift[1] +
    direction[3 * row + 2] * shift[2];
  return [at(0), at(1), at(2)];
}

/**
 * Surrounds k-space with zeros, so that the image gets more and smaller voxels over the same field of view.
 *
 * It interpolates with a periodic sinc: prettier, not sharper, and it shows the ringing that was there. Values keep
 * their size. The middle voxel ⌊n/2⌋ stays at its place in the world.
 *
 * @formula $S'(\mathbf k) = \sqrt{N'/N}\,S(\mathbf k)$ inside the old matrix, else 0
 * @param samples - the k-space
 * @param options - shape: samples along x, y, z, at least those that there are
 * @returns k-space of the new shape; spacing shrinks so that the field of view stays
 * @throws RangeError when the new shape is smaller than k-space, or not whole
 * @ref bernstein2004
 * @example const two = createVolume(Float64Array.of(1, 1), {shape: [2, 1, 1], unit: "1"})
 * zeroFill(kspace(two), {shape: [4, 1, 1]}).spacing // [0.5, 1, 1]
 */
export function zeroFill(
  samples: Kspace,
  {shape: larger}: {readonly shape: readonly [number, number, number]},
): Kspace {
  requireShape("zeroFill", larger);
  const {shape, spacing} = samples;
  if (larger.some((m, axis) => m < shape[axis])) {
    throw new RangeError(
      `zeroFill: shape must be at least ${shape.join(" × ")}, got ${larger.join(" × ")}; to drop samples use keepCentre`,
    );
  }
  const count = larger[0] * larger[1] * larger[2];
  const scale = Math.sqrt(count / samples.re.length);
  const first = shape.map((n, axis) => Math.floor(larger[axis] / 2) - Math.floor(n / 2));
  const re = new Float64Array(count);
  const im = new Float64Array(count);
  for (let z = 0, from = 0; z < shape[2]; z++) {
    for (let y = 0; y < shape[1]; y++) {
      let to = first[0] + larger[0] * (y + first[1] + larger[1] * (z + first[2]));
      for (let x = 0; x < shape[0]; x++, from++, to++) {
        re[to] = scale * samples.re[from];
        im[to] = scale * samples.im[from];
      }
    }
  }
  const newSpacing = [
    (spacing[0] * shape[0]) / larger[0],
    (spacing[1] * shape[1]) / larger[1],
    (spacing[2] * shape[2]) / larger[2],
  ] as const;
  return {
    ...samples,
    re,
    im,
    shape: larger,
    spacing: newSpacing,
    origin: originKeepingMiddle(samples, larger, newSpacing),
  };
}
