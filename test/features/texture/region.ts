import fc from "fast-check";
import type {Levels} from "../../../lib/image/index.ts";
import {createMask, createVolume, discretise} from "../../../lib/image/index.ts";

/** The levels of a volume written slice by slice, row by row; 0 is outside the region. */
export function levelsOf(
  slices: readonly (readonly (readonly number[])[])[],
  spacing: readonly [number, number, number] = [1, 1, 1],
): Levels {
  const shape = [slices[0][0].length, slices[0].length, slices.length] as const;
  const values = Float64Array.from(slices.flat(2));
  const volume = createVolume(values, {shape, spacing, unit: "1"});
  const mask = createMask(
    Uint8Array.from(values, (value) => (value > 0 ? 1 : 0)),
    volume,
  );
  return discretise(volume, mask, {method: "none"});
}

/** The levels of one slice. */
export function slice(...rows: readonly (readonly number[])[]): Levels {
  return levelsOf([rows]);
}

/** Small volumes of up to 5 levels with holes, at least one voxel inside. */
export const volumes: fc.Arbitrary<Levels> = fc
  .tuple(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 4}))
  .chain(([nx, ny, nz]) =>
    fc
      .array(fc.oneof({weight: 4, arbitrary: fc.integer({min: 1, max: 5})}, fc.constant(0)), {
        minLength: nx * ny * nz,
        maxLength: nx * ny * nz,
      })
      .filter((data) => data.some((level) => level > 0))
      .map((data) => {
        const rows = Array.from({length: ny * nz}, (_, r) => data.slice(r * nx, (r + 1) * nx));
        return levelsOf(Array.from({length: nz}, (_, z) => rows.slice(z * ny, (z + 1) * ny)));
      }),
  );
