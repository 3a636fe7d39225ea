import type {Unit} from "voxelbook/image";
import {CliError, USAGE} from "../error.ts";
import {didYouMean} from "voxelbook/core";

/** The units that an image may have. */
export const UNITS: readonly Unit[] = ["HU", "SUV", "1/cm", "zscore", "1"];

/** Reads the unit of an image; `where` is the option or the place in a table, for the message. */
export function readUnit(text: string, where: string): Unit {
  const unit = UNITS.find((one) => one === text);
  if (unit !== undefined) return unit;
  throw new CliError(
    `features: ${where} must be one of ${UNITS.join(", ")}, got "${text}"${didYouMean(text, UNITS)}`,
    {exitCode: USAGE},
  );
}
