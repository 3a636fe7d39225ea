import {readFileSync} from "node:fs";
import {join} from "node:path";
import {REFERENCE} from "./cases.ts";
import {report} from "./report.ts";

/** The description of the volume for speed measurements. */
interface Description {
  readonly size: readonly [number, number, number];
  readonly seed: number;
  readonly blobs: readonly (readonly [number, number, number, number, number])[];
  readonly image: {readonly sum: number};
  readonly masks: Readonly<
    Record<
      string,
      {
        readonly centre: readonly [number, number, number];
        readonly semi_axes: readonly [number, number, number];
        readonly voxels: number;
      }
    >
  >;
}

/** Mixes the bits of a position and a seed to a noise value −128 … 127. */
function noise(x: number, y: number, z: number, seed: number): number {
  let h =
    Math.imul(x, 73856093) ^
    Math.imul(y, 19349663) ^
    Math.imul(z, 83492791) ^
    Math.imul(seed, 2654435761);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) & 255) - 128;
}

report.cover(["radiomics/bench/synthetic_volume.json"]);

/** Builds the synthetic volume and one of its masks from their integer formulas. */
export function syntheticVolume(maskName: string): {
  readonly image: Int16Array;
  readonly mask: Uint8Array;
  readonly shape: readonly [number, number, number];
} {
  const path = join(REFERENCE, "radiomics/bench/synthetic_volume.json");
  const {
    size,
    seed,
    blobs,
    image: checks,
    masks,
  } = JSON.parse(readFileSync(path, "utf8")) as Description;
  const {centre, semi_axes, voxels} = masks[maskName];
  const [a, b, c] = semi_axes;
  const image = new Int16Array(size[0] * size[1] * size[2]);
  const mask = new Uint8Array(image.length);
  for (let z = 0, at = 0; z < size[2]; z++) {
    for (let y = 0; y < size[1]; y++) {
      for (let x = 0; x < size[0]; x++, at++) {
        let value = Math.floor(noise(x, y, z, seed) / 4) + 2 * x - y + z - 100;
        for (const [cx, cy, cz, r, height] of blobs) {
          const t = r * r - ((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2);
          if (t > 0) value += Math.floor((height * t * t) / r ** 4);
        }
        image[at] = value;
        const inside =
          (x - centre[0]) ** 2 * (b * c) ** 2 +
          (y - centre[1]) ** 2 * (a * c) ** 2 +
          (z - centre[2]) ** 2 * (a * b) ** 2;
        mask[at] = inside <= (a * b * c) ** 2 ? 1 : 0;
      }
    }
  }
  const [total, count] = [image.reduce((s, v) => s + v, 0), mask.reduce((s, v) => s + v, 0)];
  if (total !== checks.sum || count !== voxels) {
    throw new Error(
      `syntheticVolume: sum and voxels must be ${checks.sum} and ${voxels}, got ${total} and ${count}`,
    );
  }
  return {image, mask, shape: size};
}
