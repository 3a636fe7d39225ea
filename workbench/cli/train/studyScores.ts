import {readFile} from "node:fs/promises";
import {readStudy} from "voxelbook/pipeline";
import {CliError, USAGE} from "../error.ts";

/**
 * Takes what a study measured of the shipped recipe: mean Dice of patients that its networks had not
 * seen, with the ends of its interval. The model itself is trained on all patients and has none left.
 */
export async function studyScores(path: string): Promise<Record<string, number>> {
  try {
    const {table} = readStudy(await readFile(path, "utf8"));
    const row = table.find(({variant, measure}) => variant === "shipped" && measure === "dice");
    if (row === undefined) throw new RangeError("it has no variant shipped");
    const {mean, lower, upper, patients} = row;
    return {
      "cross-validated mean Dice": mean,
      "lower end of its 95 % interval": lower,
      "upper end of its 95 % interval": upper,
      "patients of the cross-validation": patients,
    };
  } catch (error) {
    throw new CliError(`train: --study ${path}: ${(error as Error).message.split("\n")[0]}`, {
      exitCode: USAGE,
    });
  }
}
