import type {Mask} from "../../image/index.ts";
import {boxOf} from "../region.ts";
import {diameterInPlane} from "./maximumDiameter.ts";
import type {PcaAxes} from "./pcaAxes.ts";
import {axesOfMoments} from "./pcaAxes.ts";
import {regionMoments} from "./regionMoments.ts";
import {requireVoxels} from "./requireVoxels.ts";
import {surfaceLines} from "./surfaceLines.ts";

/** What the features of a flat region are computed from. */
export interface Shape2dMeasures {
  /** Area within the outline, mm². */
  readonly area: number;
  /** Length of the outline, mm. */
  readonly perimeter: number;
  /** Number of pixels times their size, mm². */
  readonly pixelArea: number;
  /** Largest distance between points of the outline, mm. */
  readonly diameter: number;
  /** Of the population; the third axis has length 0. */
  readonly axes: PcaAxes;
}

/** The axis across the slice that a region lies in. */
export type SliceAxis = "x" | "y" | "z";

/** Takes the slice that a region lies in as an image one voxel thick, with a layer of outside around it. */
function paddedSlice(mask: Mask, axis: number): {pixels: Mask; inside: Uint8Array} {
  const box = boxOf(mask);
  if (box === undefined) {
    throw new RangeError("shape2dFeatures: the region must hold at least one voxel, got 0");
  }
  if (box.shape[axis] !== 1) {
    throw new RangeError(
      `shape2dFeatures: the region must lie in one slice across ${"xyz"[axis]}, got ${box.shape[axis]} slices`,
    );
  }
  const [u, v] = [0, 1, 2].filter((k) => k !== axis);
  const steps = [1, mask.shape[0], mask.shape[0] * mask.shape[1]];
  const [pu, pv] = [box.shape[u] + 2, box.shape[v] + 2];
  const data = new Uint8Array(pu * pv);
  const first = box.start.reduce((sum, start, k) => sum + start * steps[k], 0);
  for (let j = 0; j < box.shape[v]; j++) {
    for (let i = 0; i < box.shape[u]; i++) {
      data[1 + i + pu * (1 + j)] = mask.data[first + i * steps[u] + j * steps[v]];
    }
  }
  const {origin, direction} = mask;
  const spacing = [mask.spacing[u], mask.spacing[v], mask.spacing[axis]] as const;
  const pixels: Mask = {kind: "mask", data, shape: [pu, pv, 1], spacing, origin, direction};

  // The lines of the surface are looked for in a grid that has a layer on each side of the slice too.
  const inside = new Uint8Array(3 * pu * pv);
  inside.set(data, pu * pv);
  return {pixels, inside};
}

/** Area and length of the outline, square by square between four pixel centres. */
function outlineMeasures({data, shape, spacing}: Mask): {area: number; perimeter: number} {
  const [pu, pv] = shape;
  const [du, dv] = spacing;
  const corner = Math.hypot(du, dv) / 2;
  let [eighths, perimeter] = [0, 0];
  for (let j = 0; j < pv - 1; j++) {
    for (let i = 0, at = pu * j; i < pu - 1; i++, at++) {
      const [a, b, c, d] = [data[at], data[at + 1], data[at + pu], data[at + pu + 1]];
      const count = a + b + c + d;
      if (count === 1 || count === 3) perimeter += corner;
      if (count === 2) perimeter += a === d ? 2 * corner : a === b ? du : dv;

      // Two pixels across the diagonal are cut off one by one.
      eighths += count === 2 ? (a === d ? 2 : 4) : [0, 1, 0, 7, 8][count];
    }
  }
  return {area: (eighths / 8) * du * dv, perimeter};
}

/** Measures a region that lies in one slice. */
export function shape2dMeasures(mask: Mask, across: SliceAxis): Shape2dMeasures {
  requireVoxels("shape2dFeatures", mask);
  const {pixels, inside} = paddedSlice(mask, "xyz".indexOf(across));
  const {shape, spacing} = pixels;
  const moments = regionMoments(pixels);
  const lines = surfaceLines({inside, shape: [shape[0], shape[1], 3], spacing});
  return {
    ...outlineMeasures(pixels),
    pixelArea: moments.voxels * spacing[0] * spacing[1],
    diameter: diameterInPlane(lines, 2, spacing),
    axes: axesOfMoments(moments, "population"),
  };
}
