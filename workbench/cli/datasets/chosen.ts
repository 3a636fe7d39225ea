import {DatasetError, type DatasetInfo, datasetInfo} from "voxelbook/data";
import {CliError, ENVIRONMENT, FAILED, USAGE} from "../error.ts";

/** Returns the rows of the given ids, each once; an unknown id is wrong usage. */
export function chosenDatasets(ids: readonly string[]): DatasetInfo[] {
  try {
    return [...new Set(ids)].map((id) => datasetInfo(id));
  } catch (error) {
    if (error instanceof DatasetError && error.fault === "unknown-id") {
      throw new CliError(error.message.replace(/^datasetInfo: /, "datasets: "), {
        exitCode: USAGE,
        fix: "voxelbook datasets list shows every id",
      });
    }
    throw error;
  }
}

/** Returns the exit code of a failed dataset: wrong bytes are a failure, the rest is the environment. */
export function exitCodeOf(error: DatasetError): number {
  return error.fault === "checksum" || error.fault === "stopped" ? FAILED : ENVIRONMENT;
}
