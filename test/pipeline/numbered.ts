import type {Mask, Volume} from "voxelbook/image";
import {createMask, createVolume} from "voxelbook/image";

/** An image whose value tells its voxel: x + 10 y + 100 z. */
export function numbered(shape: readonly [number, number, number], spacing = [1, 1, 1]): Volume {
  const [nx, ny, nz] = shape;
  const data = Float64Array.from({length: nx * ny * nz}, (_, i) => {
    return (i % nx) + 10 * (Math.floor(i / nx) % ny) + 100 * Math.floor(i / (nx * ny));
  });
  const [dx, dy, dz] = spacing;
  return createVolume(data, {shape, spacing: [dx, dy, dz], unit: "HU"});
}

/** The voxels of an image's grid whose indices pass. */
export function region(image: Volume, passes: (x: number, y: number, z: number) => boolean): Mask {
  const [nx, ny] = image.shape;
  const data = Uint8Array.from(image.data, (_, i) => {
    const [x, y, z] = [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
    return passes(x, y, z) ? 1 : 0;
  });
  return createMask(data, image);
}

/** Number of voxels inside. */
export function sizeOf({data}: Mask): number {
  return data.reduce((total, value) => total + value, 0);
}

/** A ball of a radius in mm in the middle of a cube of 21 voxels of 1 mm. */
export function ball(radius: number): {image: Volume; mask: Mask} {
  const image = numbered([21, 21, 21]);
  const mask = region(image, (x, y, z) => Math.hypot(x - 10, y - 10, z - 10) <= radius);
  return {image, mask};
}
