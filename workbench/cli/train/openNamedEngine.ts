import {type BackendName, type Engine, openEngine} from "voxelbook/nn";
import {CliError, ENVIRONMENT} from "../error.ts";

/** Opens the engine that a command line names, or the best one. */
export async function openNamedEngine(
  command: string,
  backend: BackendName | undefined,
): Promise<Engine> {
  try {
    return await openEngine(backend === undefined ? {} : {backend});
  } catch (error) {
    throw new CliError(`${command}: no engine can be opened: ${(error as Error).message}`, {
      exitCode: ENVIRONMENT,
      fix: "voxelbook doctor says what is missing",
    });
  }
}
