import {existsSync, readdirSync} from "node:fs";
import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import type {StudyStore} from "voxelbook/pipeline";
import {CliError, USAGE} from "../error.ts";
import {writeBytes} from "../train/writeBytes.ts";

/** A folder beside the output that keeps every finished training. */
export interface PartsFolder {
  readonly path: string;
  readonly store: StudyStore;
  /** Deletes the folder once the whole is written. */
  readonly clear: () => Promise<void>;
}

/** Opens that folder; what an earlier run left is taken up by --resume only. */
export async function openParts(
  out: string,
  {resume = false}: {readonly resume?: boolean},
): Promise<PartsFolder> {
  const path = `${out}.parts`;
  if (!resume && existsSync(path) && readdirSync(path).length > 0) {
    throw new CliError(`study: ${path} holds trainings of an earlier run`, {
      exitCode: USAGE,
      fix: "--resume goes on from there; to begin anew, delete the folder",
    });
  }
  const fileOf = (name: string) => join(path, `${name}.json`);
  return {
    path,
    store: {
      read: async (name) => (existsSync(fileOf(name)) ? readFile(fileOf(name), "utf8") : undefined),
      async write(name, text) {
        await writeBytes("study", fileOf(name), text);
      },
    },
    clear: () => rm(path, {recursive: true, force: true}),
  };
}
