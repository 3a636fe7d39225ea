import {writeWhole} from "../../notebook/writeWhole.ts";
import {CliError, ENVIRONMENT} from "../error.ts";

/** Writes a file whole or not at all; where that fails, in the name of the command. */
export async function writeBytes(
  command: string,
  path: string,
  bytes: Uint8Array | string,
): Promise<void> {
  try {
    await writeWhole(path, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new CliError(`${command}: ${path} cannot be written: ${reason}`, {exitCode: ENVIRONMENT});
  }
}
