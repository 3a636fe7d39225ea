import {CliError} from "../error.ts";

/** The same fault, said by another command: parts that it shares with `voxelbook features` say "features". */
export function renamed(command: string, {exitCode, fix, message}: CliError): CliError {
  return new CliError(message.replace(/^features: /, `${command}: `), {
    exitCode,
    ...(fix === undefined ? {} : {fix}),
  });
}

/** Runs a part shared with `voxelbook features` and says its faults under another command's name. */
export async function inNameOf<Result>(
  command: string,
  step: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof CliError ? renamed(command, error) : error;
  }
}
