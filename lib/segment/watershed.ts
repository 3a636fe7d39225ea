import {ShapeError} from "../core/index.ts";
import type {Mask, Volume} from "../image/index.ts";
import {requireSameGrid} from "../image/index.ts";
import type {Connectivity} from "./components.ts";
import {createFloodQueue} from "./floodQueue.ts";
import {neighbourSteps, requireConnectivity} from "./neighbourSteps.ts";

/** Options of `watershed`. */
export interface WatershedOptions {
  /** Where floods begin: 0, or the label of a marker, shape [nx·ny·nz]. */
  readonly markers: ArrayLike<number>;
  /** Which neighbours water reaches: 6 share a face, 18 also an edge, 26 also a corner. */
  readonly connectivity: Connectivity;
  /** Where water may go; everywhere when left out. Markers outside do nothing. */
  readonly region?: Mask;
}

/** Copies the markers that lie in the region, and refuses what is no label. */
function startLabels(elevation: Volume, {markers, region}: WatershedOptions): Int32Array {
  const {data} = elevation;
  if (markers.length !== data.length) {
    throw new ShapeError(
      `watershed: markers must hold a label for each of ${data.length} voxels, got ${markers.length}`,
    );
  }
  if (region !== undefined) requireSameGrid("watershed", elevation, region);
  const labels = new Int32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    if (!Number.isInteger(markers[i]) || markers[i] < 0 || markers[i] > 2147483647) {
      throw new RangeError(
        `watershed: markers must be whole numbers from 0 to 2147483647, got ${markers[i]} at index ${i}`,
      );
    }
    if (region !== undefined && region.data[i] === 0) continue;
    if (Number.isNaN(data[i])) {
      throw new RangeError(`watershed: elevation must be a number, got NaN at index ${i}`);
    }
    labels[i] = markers[i];
  }
  return labels;
}

/**
 * Floods an image from markers and gives each voxel the label of the water that reaches it first.
 * The shore's voxel under the lowest water is next; of equally low ones the one that has waited
 * longest, as in scikit-image. Water behind a pass stands as high as the pass. No line is left between basins.
 *
 * @formula eq:watershed $\ell(v) = \ell(u)$, $u$ the neighbour from which $v$ entered at the level $h(v) = \max(h(u), I(v))$; next is the least $(h, \text{age})$
 * @param elevation - the image to flood, often a gradient magnitude; no NaN
 * @param options - markers, a label or 0 for each voxel; connectivity 6, 18 or 26; region, where water may go
 * @returns a label for each voxel, 0 where no water comes (everywhere if no marker is left), shape [nx·ny·nz]
 * @throws ShapeError when markers or region do not fit the image
 * @throws RangeError when a marker is no label, or elevation holds NaN
 * @ref meyer1994
 * @example watershed(createVolume(Uint8Array.of(0, 1, 3, 2, 0), {shape: [5, 1, 1], unit: "1"}), {markers: [1, 0, 0, 0, 2], connectivity: 6}) // [1, 1, 1, 2, 2]
 */
export function watershed(elevation: Volume, options: WatershedOptions): Int32Array {
  const {connectivity, region} = options;
  requireConnectivity("watershed", connectivity);
  const labels = startLabels(elevation, options);
  const {data, shape} = elevation;
  const [nx, ny, nz] = shape;
  const steps = neighbourSteps(connectivity, shape);
  const queue = createFloodQueue();

  // All markers are equally old.
  let age = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] !== 0) queue.push(data[i], 0, i);

  for (let i = queue.pop(); i >= 0; i = queue.pop()) {
    // Water that has come over a pass stands at least as high behind it.
    const level = queue.level();
    const x = i % nx;
    const y = ((i - x) / nx) % ny;
    const z = Math.floor(i / (nx * ny));
    for (let k = 0; k < steps.length; k += 3) {
      const px = x + steps[k];
      const py = y + steps[k + 1];
      const pz = z + steps[k + 2];
      if (px < 0 || py < 0 || pz < 0 || px >= nx || py >= ny || pz >= nz) continue;
      const next = px + nx * (py + ny * pz);
      if (labels[next] !== 0 || (region !== undefined && region.data[next] === 0)) continue;
      labels[next] = labels[i];
      queue.push(Math.max(level, data[next]), ++age, next);
    }
  }
  return labels;
}
