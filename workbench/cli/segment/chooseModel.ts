import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {didYouMean} from "voxelbook/core";
import {loadShippedModel} from "voxelbook/data";
import {shippedFiles} from "voxelbook/data/files";
import {readModel, type SegmentationModel} from "voxelbook/nn";
import {CliError, FAILED} from "../error.ts";
import {readingFault} from "../features/imageFile.ts";

/** A model and where it comes from. */
export interface ChosenModel {
  readonly model: SegmentationModel;
  /** As the command line names it. */
  readonly name: string;
  readonly sha256: string;
}

const ENDING = ".safetensors";

/** Reads the bytes of a model: one that comes with the library, else a file. */
async function bytesOf(name: string): Promise<Uint8Array> {
  const shipped = shippedFiles()
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length));
  if (shipped.includes(name)) return loadShippedModel(name);

  // A word without a folder and without an ending is a name that is not known.
  if (/^[\w-]+$/.test(name) && !existsSync(name)) {
    const known =
      shipped.length === 0
        ? " (no model comes with this copy of voxelbook)"
        : ` or one of ${shipped.join(", ")}`;
    throw new CliError(
      `segment: --model must be a file${known}, got "${name}"${didYouMean(name, shipped)}`,
      {exitCode: FAILED},
    );
  }
  try {
    return await readFile(name);
  } catch (error) {
    throw new CliError(`segment: ${readingFault(name, error).message}`, {exitCode: FAILED});
  }
}

/** Reads and checks the model that a command line names. */
export async function chooseModel(name: string): Promise<ChosenModel> {
  const bytes = await bytesOf(name);
  try {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return {model: readModel(bytes), name, sha256};
  } catch (error) {
    if (!(error instanceof RangeError) && (error as Error).name !== "FormatError") throw error;
    throw new CliError(`segment: ${name}: ${(error as Error).message}`, {exitCode: FAILED});
  }
}
