import type {Mask} from "../image/index.ts";
import type {Components, Connectivity} from "./components.ts";

/** Options of `connectedComponents`. */
export interface ComponentOptions {
  /** Which neighbours touch: 6 share a face, 18 also an edge, 26 also a corner; no default. */
  readonly connectivity: Connectivity;
}

/** Neighbours that the scan has already met: dx, dy, dz of the half before a voxel. */
function earlierNeighbours(connectivity: Connectivity): Int8Array {
  const steps = connectivity === 6 ? 1 : connectivity === 18 ? 2 : 3;
  const found: number[] = [];
  for (let dz = -1; dz <= 0; dz++) {
    for (let dy = -1; dy <= (dz < 0 ? 1 : 0); dy++) {
      for (let dx = -1; dx <= (dz < 0 || dy < 0 ? 1 : -1); dx++) {
        if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) <= steps) found.push(dx, dy, dz);
      }
    }
  }
  return Int8Array.from(found);
}

/** Finds the root of a provisional label, halving the path on the way. */
function rootOf(parent: Int32Array, label: number): number {
  let root = label;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]];
    root = parent[root];
  }
  return root;
}

/** First pass: gives every inside voxel a provisional label and notes which labels touch. */
function scan(mask: Mask, labels: Int32Array, neighbours: Int8Array): Int32Array {
  const [nx, ny, nz] = mask.shape;
  const {data} = mask;
  let parent = new Int32Array(1024);
  let next = 1;
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        if (data[i] === 0) continue;
        let label = 0;
        for (let k = 0; k < neighbours.length; k += 3) {
          const px = x + neighbours[k];
          const py = y + neighbours[k + 1];
          const pz = z + neighbours[k + 2];
          if (px < 0 || px >= nx || py < 0 || py >= ny || pz < 0) continue;
          const other = labels[px + nx * (py + ny * pz)];
          if (other === 0 || other === label) continue;
          if (label === 0) label = other;
          else {
            // The smaller root stays, so that the order of the parts is the order of the scan.
            const a = rootOf(parent, label);
            const b = rootOf(parent, other);
            label = Math.min(a, b);
            parent[Math.max(a, b)] = label;
          }
        }
        if (label === 0) {
          if (next === parent.length) {
            const larger = new Int32Array(2 * next);
            larger.set(parent);
            parent = larger;
          }
          label = next;
          parent[next] = next;
          next++;
        }
        labels[i] = label;
      }
    }
  }
  return parent.subarray(0, next);
}

/**
 * Finds the connected parts of a mask in two passes over the voxels, with a union of touching labels.
 *
 * @formula parts are the classes of the smallest equivalence in which inside neighbours are equal
 * @param mask - the mask
 * @param options - connectivity 6, 18 or 26, which has no default because counts depend on it
 * @returns labels 1 … count in scan order, shape [nx·ny·nz], with the voxels of each part
 * @throws RangeError when connectivity is not 6, 18 or 26
 * @ref rosenfeld1966
 * @example connectedComponents(createMask(Uint8Array.of(1, 0, 1, 1), {shape: [4, 1, 1]}), {connectivity: 6}).labels // [1, 0, 2, 2]
 */
export function connectedComponents(mask: Mask, {connectivity}: ComponentOptions): Components {
  if (connectivity !== 6 && connectivity !== 18 && connectivity !== 26) {
    throw new RangeError(
      `connectedComponents: connectivity must be 6, 18 or 26, got ${String(connectivity)}`,
    );
  }
  const labels = new Int32Array(mask.data.length);
  const parent = scan(mask, labels, earlierNeighbours(connectivity));

  // A root comes before the labels that hang from it, so one pass numbers the parts.
  const final = new Int32Array(parent.length);
  let count = 0;
  for (let label = 1; label < parent.length; label++) {
    const root = rootOf(parent, label);
    final[label] = root === label ? ++count : final[root];
  }

  const sizes = new Float64Array(count);
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 0) continue;
    labels[i] = final[labels[i]];
    sizes[labels[i] - 1]++;
  }
  const {shape, spacing, origin, direction} = mask;
  return {shape, spacing, origin, direction, labels, count, sizes};
}
