import type {Mask, Volume} from "../../image/index.ts";
import {requireSameGrid} from "../../image/index.ts";
import {boxOf} from "../region.ts";

/** Mean intensities of balls of 1 cm³ around voxels of a region. */
export interface IntensityPeaks {
  /** Around the voxel of the highest intensity; the highest such mean where there are several. */
  readonly local: number;
  /** The highest mean around any voxel of the region. */
  readonly global: number;
}

/** Radius of a ball of 1 cm³, mm. */
const RADIUS_MM: number = 10 * (3 / (4 * Math.PI)) ** (1 / 3);

/** Lines of a ball along x: their place in y and z, and how far they reach to either side, in voxels. */
interface BallLine {
  readonly y: number;
  readonly z: number;
  readonly reach: number;
}

/** Lists the lines of voxels whose centres lie within the ball. */
function ballLines([dx, dy, dz]: readonly [number, number, number]): BallLine[] {
  const lines: BallLine[] = [];
  const [ry, rz] = [Math.floor(RADIUS_MM / dy), Math.floor(RADIUS_MM / dz)];
  for (let z = -rz; z <= rz; z++) {
    for (let y = -ry; y <= ry; y++) {
      const left = RADIUS_MM ** 2 - (y * dy) ** 2 - (z * dz) ** 2;
      if (left >= 0) lines.push({y, z, reach: Math.floor(Math.sqrt(left) / dx)});
    }
  }
  return lines;
}

/** A box of voxels: first and last along each axis. */
interface Box {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Finds the box around a region and its highest intensity. */
function regionOf({data}: Volume, mask: Mask): Box & {most: number} {
  const box = boxOf(mask);
  if (box === undefined) {
    throw new RangeError(
      `intensityPeaks: the mask must hold at least one voxel, got 0 of ${mask.data.length}`,
    );
  }
  const {start, shape} = box;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i++) {
    if (mask.data[i] !== 0 && data[i] > most) most = data[i];
  }
  return {from: start, to: start.map((first, axis) => first + shape[axis] - 1), most};
}

/** Adds up intensities along the lines of a box: entry x of a line is the sum of what stands before x. */
function lineSums({data, shape}: Volume, {from, to}: Box): Float64Array {
  const [nx, ny] = shape;
  const width = to[0] - from[0] + 2;
  const sums = new Float64Array(width * (to[1] - from[1] + 1) * (to[2] - from[2] + 1));
  for (let z = from[2], at = 0; z <= to[2]; z++) {
    for (let y = from[1]; y <= to[1]; y++, at += width) {
      const row = nx * (y + ny * z);
      for (let x = from[0], k = at; x <= to[0]; x++, k++) sums[k + 1] = sums[k] + data[row + x];
      if (!Number.isFinite(sums[at + width - 1])) {
        const line = data.subarray(row + from[0], row + to[0] + 1);
        const k = line.findIndex((value) => !Number.isFinite(value));
        throw new RangeError(
          `intensityPeaks: intensities within ${RADIUS_MM.toFixed(2)} mm of the region's box must be finite, got ${line[k]} at voxel [${from[0] + k}, ${y}, ${z}]; give it a value, or leave the family "local" out`,
        );
      }
    }
  }
  return sums;
}

/**
 * Computes the local and the global intensity peak of a region: means over the voxels whose centres lie
 * within a ball of 1 cm³, in or out of the region. The ball ends where the image ends.
 *
 * @formula eq:local-peak $\bar x_v = \operatorname{mean}\{x_u : \lVert u - v \rVert \le r\}$, $r = (3 / 4\pi)^{1/3}\,\text{cm} \approx 6.2\,\text{mm}$
 * @param image - the image
 * @param mask - the region whose voxels may be centres, on the same grid
 * @returns the peak around the highest intensity of the region, and the highest peak of all its voxels,
 *   in the image's unit
 * @throws ShapeError when the grids differ
 * @throws RangeError when the mask is empty, or an intensity within reach of its box is not finite
 * @ref zwanenburg2020
 * @example intensityPeaks(createVolume(Float64Array.of(0, 8, 1), {shape: [3, 1, 1], spacing: [6, 6, 6], unit: "1"}), createMask(Uint8Array.of(0, 1, 1), {shape: [3, 1, 1], spacing: [6, 6, 6]})) // {local: 3, global: 4.5}
 */
export function intensityPeaks(image: Volume, mask: Mask): IntensityPeaks {
  requireSameGrid("intensityPeaks", image, mask);
  const {data, shape, spacing} = image;
  const [nx, ny, nz] = shape;
  const region = regionOf(image, mask);
  const lines = ballLines(spacing);

  // The box of all that may be read.
  const reaches = spacing.map((d) => Math.floor(RADIUS_MM / d));
  const box = {
    from: region.from.map((first, axis) => Math.max(0, first - reaches[axis])),
    to: region.to.map((last, axis) => Math.min(shape[axis] - 1, last + reaches[axis])),
  };
  const sums = lineSums(image, box);
  const width = box.to[0] - box.from[0] + 2;
  const height = box.to[1] - box.from[1] + 1;

  // Each line of the ball is a difference of two running sums.
  let local = Number.NEGATIVE_INFINITY;
  let global = Number.NEGATIVE_INFINITY;
  for (let z = region.from[2]; z <= region.to[2]; z++) {
    for (let y = region.from[1]; y <= region.to[1]; y++) {
      const row = nx * (y + ny * z);
      for (let x = region.from[0]; x <= region.to[0]; x++) {
        if (mask.data[row + x] === 0) continue;
        let total = 0;
        let count = 0;
        for (let l = 0; l < lines.length; l++) {
          const line = lines[l];
          const yy = y + line.y;
          const zz = z + line.z;
          if (yy < 0 || yy >= ny || zz < 0 || zz >= nz) continue;
          const low = Math.max(0, x - line.reach);
          const high = Math.min(nx - 1, x + line.reach) + 1;
          const at = width * (yy - box.from[1] + height * (zz - box.from[2])) - box.from[0];
          total += sums[at + high] - sums[at + low];
          count += high - low;
        }
        const peak = total / count;
        if (peak > global) global = peak;
        if (data[row + x] === region.most && peak > local) local = peak;
      }
    }
  }
  return {local, global};
}
