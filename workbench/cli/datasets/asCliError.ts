import {DatasetError} from "voxelbook/data";
import {CliError} from "../error.ts";
import {exitCodeOf} from "./chosen.ts";

/** Turns a dataset's error into a message for the command line; other errors stay what they are. */
export function asCliError(error: unknown): unknown {
  if (!(error instanceof DatasetError)) return error;
  return new CliError(error.message, {exitCode: exitCodeOf(error)});
}
