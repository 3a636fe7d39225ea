import {rename, rm, writeFile} from "node:fs/promises";
import {type Mask, type Volume, writeNifti} from "voxelbook/image";
import {CliError, ENVIRONMENT} from "../error.ts";

/** Writes images as NIfTI, all of them whole or none: each under another name first. */
export async function writeVolumes(
  outputs: readonly {readonly path: string; readonly image: Volume | Mask}[],
): Promise<void> {
  const staged = outputs.map(({path, image}) => ({
    path,
    temporary: `${path}.${process.pid}.tmp`,
    bytes: writeNifti(image, {gzip: path.toLowerCase().endsWith(".gz")}),
  }));
  try {
    for (const {temporary, bytes} of staged) await writeFile(temporary, bytes);
    for (const {temporary, path} of staged) await rename(temporary, path);
  } catch (error) {
    const paths = staged.map(({path}) => path).join(", ");
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new CliError(`segment: ${paths} cannot be written: ${reason}`, {exitCode: ENVIRONMENT});
  } finally {
    for (const {temporary} of staged) await rm(temporary, {force: true});
  }
}
