import {CliError} from "../error.ts";
import {requireWritable} from "../features/writeOutput.ts";

/** Refuses an output that cannot be written, in the name of the command that asks. */
export async function requireWritableBy(command: string, path: string): Promise<void> {
  try {
    await requireWritable(path);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const {exitCode, message} = error;
    throw new CliError(message.replace(/^features: /, `${command}: `), {exitCode});
  }
}
