import type {Boundary} from "./boundary.ts";
import {requireBoundary} from "./boundary.ts";
import {medianFilter3} from "./medianFilter3.ts";
import {requireNeighbours} from "./requireNeighbours.ts";
import {requireStorable} from "./requireStorable.ts";
import {sameKind} from "./sameKind.ts";
import type {Volume, VoxelArray} from "./volume.ts";
import {windowIndices} from "./windowIndices.ts";
import type {WindowSize} from "./windowSize.ts";
import {windowRadii} from "./windowSize.ts";

/** Which neighbours a voxel has, and what lies beyond the image. */
export interface WindowOptions {
  /** Odd number of voxels, one for all axes or one for x, y and z. */
  readonly size: WindowSize;
  /** What stands beyond the last voxel. */
  readonly boundary: Boundary;
}

/** Moves the k-th smallest of the first n values to place k (Hoare's selection). */
function select(values: Float64Array, n: number, k: number): number {
  let low = 0;
  let high = n - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const swap = values[i];
      values[i++] = values[j];
      values[j--] = swap;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return values[k];
  }
  return values[k];
}

/** Computes the medians of windows of any size, one window after the other. */
export function medianOfWindows(
  data: VoxelArray,
  target: VoxelArray,
  shape: readonly [number, number, number],
  {radii, boundary}: {radii: readonly number[]; boundary: Boundary},
): void {
  const [nx, ny, nz] = shape;
  const [sx, sy, sz] = radii.map((r) => 2 * r + 1);
  const xs = windowIndices(nx, radii[0], {stride: 1, boundary});
  const ys = windowIndices(ny, radii[1], {stride: nx, boundary});
  const zs = windowIndices(nz, radii[2], {stride: nx * ny, boundary});
  const beyond = typeof boundary === "object" ? boundary.constant : 0;
  const window = new Float64Array(sx * sy * sz);
  const middle = (window.length - 1) / 2;
  let at = 0;
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, at++) {
        // Collect the window; one NaN in it decides.
        let count = 0;
        let hasNaN = false;
        for (let c = z * sz; c < (z + 1) * sz; c++) {
          for (let b = y * sy; b < (y + 1) * sy; b++) {
            const row = zs[c] < 0 || ys[b] < 0 ? -1 : zs[c] + ys[b];
            for (let a = x * sx; a < (x + 1) * sx; a++) {
              const value = row < 0 || xs[a] < 0 ? beyond : data[row + xs[a]];
              if (Number.isNaN(value)) hasNaN = true;
              window[count++] = value;
            }
          }
        }
        target[at] = hasNaN ? Number.NaN : select(window, count, middle);
      }
    }
  }
}

/**
 * Replaces each voxel by the median of its neighbourhood. An axis of one voxel is left alone, so a
 * 2-D image is filtered in its plane. A window that holds a NaN gives NaN.
 *
 * @formula $g(v) = \operatorname{median}\{f(u) : |u_a - v_a| \le (n_a - 1)/2\}$
 * @param volume - the image
 * @param options - size, an odd number of voxels, one or three; boundary, what lies beyond the image
 * @returns the filtered image, its array of the same kind as the input's
 * @throws RangeError when a size is not odd or far too large, the boundary is not one of the names, or its constant does
 *   not fit into the array
 * @ref huang1979
 * @example medianFilter(createVolume(Uint8Array.of(1, 9, 2, 3), {shape: [4, 1, 1], unit: "1"}), {size: 3, boundary: "nearest"}).data // [1, 2, 3, 3]
 */
export function medianFilter(volume: Volume, {size, boundary}: WindowOptions): Volume {
  requireBoundary("medianFilter", boundary);
  requireStorable("medianFilter", volume.data, boundary);
  const {data, shape} = volume;
  const radii = windowRadii("medianFilter", size, shape);
  requireNeighbours("medianFilter", radii);
  const target = sameKind(data, data.length);

  // The common case has a faster way; a test says that both agree.
  const isThree = radii.every((r) => r === 1) && typeof boundary === "string";
  if (!(isThree && medianFilter3(data, target, shape, boundary))) {
    medianOfWindows(data, target, shape, {radii, boundary});
  }
  return {...volume, data: target};
}
