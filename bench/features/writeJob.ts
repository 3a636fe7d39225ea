import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Mask, Volume} from "../../lib/image/index.ts";
import {BIN_WIDTH, SIGMAS} from "./jobs.ts";

/** One extraction as both sides read it: raw files, x fastest, types by NumPy's names. */
export interface Job {
  readonly what: string;
  readonly shape: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  readonly image: {readonly file: string; readonly type: "int16"};
  readonly mask: {readonly file: string; readonly type: "uint8"};
  readonly binWidth: number;
  readonly sigmas: readonly number[];
}

/** Writes the raw files of an image and its region once, for all its jobs. */
export function writeCase(
  folder: string,
  name: string,
  {image, mask}: {image: Volume; mask: Mask},
) {
  const data = Int16Array.from(image.data);
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== image.data[i]) {
      throw new RangeError(`${name}: intensities must be whole numbers of 16 bits`);
    }
  }
  writeFileSync(join(folder, `${name}.image.raw`), data);
  writeFileSync(join(folder, `${name}.mask.raw`), mask.data);
}

/** Writes the description of one job. */
export function writeJob(folder: string, name: string, what: string, {shape, spacing}: Volume) {
  const job: Job = {
    what,
    shape,
    spacing,
    image: {file: `${name}.image.raw`, type: "int16"},
    mask: {file: `${name}.mask.raw`, type: "uint8"},
    binWidth: BIN_WIDTH,
    sigmas: SIGMAS,
  };
  writeFileSync(join(folder, `${name}-${what}.json`), JSON.stringify(job));
}
