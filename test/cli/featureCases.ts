import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {featureSettings} from "../../lib/features/index.ts";
import {createVolume, type Volume, type VoxelArray, writeNifti} from "../../lib/image/index.ts";

const SHAPE = [8, 7, 5] as const;
const SPACING = [1.5, 1.5, 3] as const;

/** Makes a volume on the grid of all cases here. */
export function volumeOf(
  data: VoxelArray,
  origin: readonly [number, number, number] = [0, 0, 0],
): Volume {
  return createVolume(data, {shape: SHAPE, spacing: SPACING, origin, unit: "1"});
}

/** Grey levels from 1 to 97, the same for the same seed. */
export function imageOf(seed: number): Int16Array {
  return Int16Array.from({length: 280}, (_, i) => ((i * i * 7 + i * 13 + seed * 31) % 97) + 1);
}

/** A box of label 1, with label 2 in its middle. */
export function labelsOf(): Uint8Array {
  const data = new Uint8Array(280);
  for (let z = 1; z < 4; z++) {
    for (let y = 1; y < 6; y++) {
      for (let x = 1; x < 7; x++) {
        const isInner = x >= 3 && x <= 4 && y >= 2 && y <= 4;
        data[x + 8 * (y + 7 * z)] = isInner ? 2 : 1;
      }
    }
  }
  return data;
}

/** Writes an image file into a folder. */
export async function writeImage(folder: string, name: string, volume: Volume): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, writeNifti(volume, {gzip: name.endsWith(".gz")}));
  return path;
}

/** Writes so many cases, each an image, and one mask for all; returns the path of their table. */
export async function writeCases(folder: string, count: number): Promise<string> {
  await writeImage(folder, "mask.nii.gz", volumeOf(labelsOf()));
  const rows = ["id,image,mask,label,unit"];
  for (let i = 0; i < count; i++) {
    await writeImage(folder, `image-${i}.nii`, volumeOf(imageOf(i)));
    rows.push(`case-${i},image-${i}.nii,mask.nii.gz,1,HU`);
  }
  const path = join(folder, "cases.csv");
  await writeFile(path, `${rows.join("\n")}\n`);
  return path;
}

/** Settings that take little time: two families of the digital phantom's. */
export const SETTINGS = featureSettings({
  preset: "ibsi-digital",
  families: ["intensity", "glcm"],
  aggregations: ["3D:avg", "3D"],
});

/** The options that choose them. */
export const QUICK = [
  ...["--preset", "ibsi-digital"],
  ...["--set", 'families=["intensity","glcm"]'],
  ...["--set", 'aggregations=["3D:avg","3D"]'],
];
