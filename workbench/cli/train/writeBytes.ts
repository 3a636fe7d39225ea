import {rename, rm, writeFile} from "node:fs/promises";
import {CliError, ENVIRONMENT} from "../error.ts";

/** Writes a file whole or not at all. */
export async function writeBytes(
  command: string,
  path: string,
  bytes: Uint8Array | string,
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, {force: true});
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new CliError(`${command}: ${path} cannot be written: ${reason}`, {exitCode: ENVIRONMENT});
  }
}
