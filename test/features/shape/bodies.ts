import fc from "fast-check";
import type {Mesh} from "../../../lib/features/index.ts";
import type {Mask, Volume} from "../../../lib/image/index.ts";
import {createMask, createVolume} from "../../../lib/image/index.ts";

/** Three numbers, one for each axis. */
export type Three = readonly [number, number, number];

/** A mask from rows of text, one slice after the other: # is inside. */
export function drawn(slices: readonly (readonly string[])[], spacing: Three = [1, 1, 1]): Mask {
  const shape = [slices[0][0].length, slices[0].length, slices.length] as const;
  const marks = slices.flat().join("");
  return createMask(
    Uint8Array.from(marks, (mark) => (mark === "#" ? 1 : 0)),
    {shape, spacing},
  );
}

/** Any mask on a small grid of thick slices. */
export const anyMask = fc
  .array(fc.boolean(), {minLength: 60, maxLength: 60})
  .map((bits) =>
    createMask(Uint8Array.from(bits, Number), {shape: [5, 4, 3], spacing: [0.8, 1, 2.5]}),
  );

/** Any mask with at least one voxel. */
export const someMask = anyMask.filter(({data}) => data.includes(1));

/** A grey image from a function of the place in mm, the origin in the middle. */
export function field(shape: Three, spacing: Three, value: (p: number[]) => number): Volume {
  const [nx, ny, nz] = shape;
  const data = Float64Array.from({length: nx * ny * nz}, (_, i) => {
    const place = [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
    return value(place.map((v, axis) => (v - (shape[axis] - 1) / 2) * spacing[axis]));
  });
  return createVolume(data, {shape, spacing, unit: "1"});
}

/** The voxels where a grey image is above 0. */
export function above({data, ...grid}: Volume): Mask {
  return createMask(
    Uint8Array.from(data, (value) => (value > 0 ? 1 : 0)),
    grid,
  );
}

/** 1 less the distance from the centre of an ellipsoid in its own semi-axes: 0 on its surface. */
export function ellipsoidField(semiAxes: Three, spacing: Three = [1, 1, 1]): Volume {
  const [x, y, z] = semiAxes.map((a, axis) => 2 * Math.ceil(a / spacing[axis]) + 3);
  return field([x, y, z], spacing, (p) => 1 - Math.hypot(...p.map((v, k) => v / semiAxes[k])));
}

/** How often each directed edge of a mesh is run through, less how often its reverse is. */
export function openEdges({faces}: Mesh): number {
  const balance = new Map<string, number>();
  for (let i = 0; i < faces.length; i++) {
    const [a, b] = [faces[i], faces[i % 3 === 2 ? i - 2 : i + 1]];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    balance.set(key, (balance.get(key) ?? 0) + (a < b ? 1 : -1));
  }
  return [...balance.values()].filter((count) => count !== 0).length;
}

/** Counts the edges of a mesh that do not lie in exactly two triangles. */
export function crowdedEdges({faces}: Mesh): number {
  const uses = new Map<string, number>();
  for (let i = 0; i < faces.length; i++) {
    const [a, b] = [faces[i], faces[i % 3 === 2 ? i - 2 : i + 1]];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return [...uses.values()].filter((count) => count !== 2).length;
}
