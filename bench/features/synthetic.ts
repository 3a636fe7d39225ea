import {createMask, createVolume, type Mask, type Volume} from "../../lib/image/index.ts";

const SIZE = [128, 128, 64] as const;

/** Lumps of the made volume: centre, radius and height. */
const BLOBS = [
  [40, 40, 20, 24, 300],
  [80, 60, 30, 30, -250],
  [64, 90, 40, 20, 400],
  [30, 80, 44, 16, -350],
  [96, 96, 24, 22, 280],
  [64, 64, 32, 40, 150],
  [100, 30, 48, 18, -300],
  [50, 64, 10, 14, 260],
] as const;

/** Half axes of the two regions of the 128 × 128 × 64 volume: 50,565 and 507,133 voxels. */
export const REGIONS = {small: [28, 24, 18], large: [63, 62, 31]} as const;

/** Noise from a place, −128 … 127, by whole-number arithmetic only: every language makes the same. */
function hash(x: number, y: number, z: number, seed: number): number {
  let h = Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791);
  h ^= Math.imul(seed, 2654435761 | 0);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) & 255) - 128;
}

/** Makes the volume of the published speed measurements (seed 1), or one like it of another size. */
export function syntheticVolume(
  seed: number,
  shape: readonly [number, number, number] = SIZE,
): Volume {
  const [nx, ny, nz] = shape;
  const data = new Int16Array(nx * ny * nz);
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        let value = Math.floor(hash(x, y, z, seed) / 4) + 2 * x - y + z - 100;
        for (const [cx, cy, cz, r, height] of BLOBS) {
          const t = r * r - ((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2);
          if (t > 0) value += Math.floor((height * t * t) / r ** 4);
        }
        data[i] = value;
      }
    }
  }
  return createVolume(data, {shape: [nx, ny, nz], unit: "1"});
}

/** Marks an ellipsoid with half axes a, b, c, in voxels, in the middle of a volume. */
export function ellipsoidMask(image: Volume, [a, b, c]: readonly [number, number, number]): Mask {
  const [nx, ny, nz] = image.shape;
  const data = new Uint8Array(nx * ny * nz);
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        const [dx, dy, dz] = [x - (nx >> 1), y - (ny >> 1), z - (nz >> 1)];
        const inside = (dx * b * c) ** 2 + (dy * a * c) ** 2 + (dz * a * b) ** 2;
        if (inside <= (a * b * c) ** 2) data[i] = 1;
      }
    }
  }
  return createMask(data, image);
}
