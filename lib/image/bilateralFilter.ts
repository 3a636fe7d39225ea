import type {Boundary} from "./boundary.ts";
import {requireBoundary} from "./boundary.ts";
import {checkedGrid} from "./checkedGrid.ts";
import {floatLike} from "./floatData.ts";
import {requireNeighbours} from "./requireNeighbours.ts";
import {copyShifted} from "./shiftedIndices.ts";
import type {Volume} from "./volume.ts";

/** How near neighbours must be, in place and in value. */
export interface BilateralOptions {
  /** Standard deviation of the weight by distance, mm, above 0. */
  readonly sigmaMm: number;
  /** Standard deviation of the weight by difference of values, in the image's unit, above 0. */
  readonly sigmaValue: number;
  /** What stands beyond the last voxel. */
  readonly boundary: Boundary;
  /** Where the neighbourhood ends, in sigmaMm; 2 when left out. */
  readonly truncate?: number;
}

/**
 * Averages each voxel with those neighbours that are near in place and in value, so that noise falls
 * and edges stay. An axis of one voxel is left alone. A NaN spreads to the whole neighbourhood.
 * SimpleITK's `Bilateral` is truncate 2.5 and boundary "nearest", but drops differences beyond
 * 4 sigmaValue; scikit-image 0.26 shifts the distance weights by a pixel where its window is odd.
 *
 * @formula $g(v) = \dfrac{\sum_u w(u)\,f(u)}{\sum_u w(u)}$ with $w(u) = e^{-\lVert u - v\rVert^2 / 2\sigma_d^2}\,e^{-(f(u) - f(v))^2 / 2\sigma_r^2}$
 * @param volume - the image
 * @param options - sigmaMm and sigmaValue, the two widths; boundary, what lies beyond the image;
 *   truncate, where the neighbourhood (a box) ends in sigmaMm, 2 when left out
 * @returns the filtered image, in the same unit
 * @throws RangeError when a width is not above 0, the neighbourhood holds more than 2²⁴ voxels, or the boundary is not one of the names
 * @ref tomasi1998
 * @example bilateralFilter(createVolume(Float64Array.of(0, 0, 0, 100, 100, 100), {shape: [6, 1, 1], unit: "HU"}), {sigmaMm: 2, sigmaValue: 1, boundary: "nearest"}).data // [0, 0, 0, 100, 100, 100]
 */
export function bilateralFilter(
  volume: Volume,
  {sigmaMm, sigmaValue, boundary, truncate = 2}: BilateralOptions,
): Volume {
  requireBoundary("bilateralFilter", boundary);
  if (![sigmaMm, sigmaValue, truncate].every((s) => Number.isFinite(s) && s > 0)) {
    throw new RangeError(
      `bilateralFilter: sigmaMm, sigmaValue and truncate must be finite and above 0, got ${sigmaMm}, ${sigmaValue} and ${truncate}`,
    );
  }
  const source = volume.data;
  const {shape, spacing} = checkedGrid("bilateralFilter", volume, source.length);
  const [rx, ry, rz] = shape.map((n, a) =>
    n === 1 ? 0 : Math.floor((truncate * sigmaMm) / spacing[a] + 0.5),
  );
  requireNeighbours("bilateralFilter", [rx, ry, rz]);
  const weights = new Float64Array(source.length);
  const totals = new Float64Array(source.length);
  const neighbour = new Float64Array(source.length);
  const sharpness = -1 / (2 * sigmaValue * sigmaValue);

  // One neighbour at a time, for all voxels: the distance weight is a number, not a table.
  for (let dz = -rz; dz <= rz; dz++) {
    for (let dy = -ry; dy <= ry; dy++) {
      for (let dx = -rx; dx <= rx; dx++) {
        const mm = Math.hypot(dx * spacing[0], dy * spacing[1], dz * spacing[2]);
        const near = -(mm * mm) / (2 * sigmaMm * sigmaMm);
        copyShifted(source, neighbour, {shape, by: [dx, dy, dz], boundary});
        for (let i = 0; i < source.length; i++) {
          const difference = neighbour[i] - source[i];
          const weight = Math.exp(near + sharpness * difference * difference);
          weights[i] += weight;
          totals[i] += weight * neighbour[i];
        }
      }
    }
  }
  const data = floatLike(source, source.length);
  for (let i = 0; i < data.length; i++) data[i] = totals[i] / weights[i];
  return {...volume, data};
}
