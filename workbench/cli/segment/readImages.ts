import {type Mask, requireSameGrid, toMask, type Unit, type Volume} from "voxelbook/image";
import type {SegmentationModel} from "voxelbook/nn";
import {CliError, FAILED} from "../error.ts";
import {decodeImage, readImageBytes} from "../features/imageFile.ts";

/** An image with the sum of its file. */
export interface ReadVolume {
  readonly volume: Volume;
  readonly sha256: string;
  /** Who says what unit the numbers have. */
  readonly unitFrom: "command line" | "file" | "model";
}

/** Runs a step whose failure is the fault of a file, and says so in one line. */
async function reading<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof CliError) throw error;
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new CliError(`segment: ${reason}`, {exitCode: FAILED});
  }
}

/** Reads the image; a file that does not say its unit is taken to have the model's. */
export function readVolume(
  path: string,
  unit: Unit | null,
  {input}: SegmentationModel,
): Promise<ReadVolume> {
  return reading(async () => {
    const bytes = await readImageBytes(path, path);
    const volume = decodeImage(bytes, unit);
    const {sha256} = bytes;
    if (unit !== null) return {volume, sha256, unitFrom: "command line"};
    if (volume.unit !== "1") return {volume, sha256, unitFrom: "file"};
    return {volume: {...volume, unit: input.unit}, sha256, unitFrom: "model"};
  });
}

/** Makes a mask of a label image, whose faults are those of the file. */
function maskOf(map: Volume, path: string): Mask {
  try {
    return toMask(map);
  } catch (error) {
    const rule = (error as Error).message.replace(/^toMask: /, "").replace(/; choose one .*$/, "");
    throw new RangeError(`--compare ${path}: ${rule}`, {cause: error});
  }
}

/** Reads the mask that the result is compared with; it has to lie on the image's grid. */
export function readReference(
  path: string,
  image: Volume,
): Promise<{readonly mask: Mask; readonly sha256: string}> {
  return reading(async () => {
    const bytes = await readImageBytes(path, path);
    const map = decodeImage(bytes, "1");
    requireSameGrid(`--compare ${path}`, image, map);
    return {mask: maskOf(map, path), sha256: bytes.sha256};
  });
}
