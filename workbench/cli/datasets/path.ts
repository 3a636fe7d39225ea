import {cacheFolder, findLocally} from "voxelbook/data/files";
import {CliError, ENVIRONMENT} from "../error.ts";
import {asCliError} from "./asCliError.ts";
import {chosenDatasets} from "./chosen.ts";

/** Prints the path of a dataset that is here; one that is not is a lack of the environment. */
export async function datasetPath(id: string, {json}: {readonly json: boolean}): Promise<void> {
  const [info] = chosenDatasets([id]);
  const {found, note} = await findLocally(info).catch((error: unknown) => {
    throw asCliError(error);
  });
  if (found === undefined) {
    throw new CliError(`${id} is not here. ${note}Looked in ${cacheFolder()}`, {
      exitCode: ENVIRONMENT,
      fix: info.mirrorOnly
        ? "set VOXELBOOK_MIRROR to a folder that holds it"
        : `voxelbook datasets fetch ${id}`,
    });
  }
  process.stdout.write(json ? `${JSON.stringify({id, ...found})}\n` : `${found.path}\n`);
}
