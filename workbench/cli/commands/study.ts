import {type Command, Option} from "commander";
import {wholeNumber} from "../wholeNumber.ts";
import type {StudyFlags} from "../study/studyCommand.ts";

const HELP = `
Compares ways to outline the tumour on the public FDG-PET scans of 41 patients: thresholds; a box that
looks at no voxel; U-Nets with their skips concatenated, added and cut, with each part of the loss, with
batch and group normalisation, with fewer patients, with the border of the scans visible and hidden; and the
shipped recipe. Every patient is outlined by networks that have learned from other patients only. Prints
means by patient with 95 % intervals, and the difference of each variant's Dice on the same patients.

It takes an hour or more. Each finished training is kept beside --out; --resume goes on behind the last one.

Exit codes: 0 done, 1 stopped or failed, 2 wrong usage, 3 data, engine or place for the output are missing.

Examples:
  voxelbook study --out sts-pet-study.json
  voxelbook study --out sts-pet-study.json --resume
  voxelbook study --out rules.json --only threshold,suv-2.5,box`;

/** Adds `voxelbook study`. */
export function register(program: Command): void {
  program
    .command("study")
    .description("compare segmentation networks on the public PET cohort, by patient")
    .requiredOption("--out <file>", "all results: .json")
    .option("--folds <number>", "parts into which the patients are divided", wholeNumber, 4)
    .option(
      "--steps <number>",
      "training steps of the networks that are compared",
      wholeNumber,
      300,
    )
    .option("--seed <text>", "of the division into folds, and all else that is drawn", "sts-pet")
    .option("--only <names>", "some variants, with commas between them")
    .addOption(
      new Option("--backend <name>", "what computes (default: the best one there is)").choices([
        "gpu",
        "node",
        "wasm",
      ]),
    )
    .option("--resume", "go on behind the trainings that a stopped run has finished")
    .option("--json", "print all results as JSON")
    .addHelpText("after", HELP)
    .action(async (flags: StudyFlags) => {
      const {studyCommand} = await import("../study/studyCommand.ts");
      await studyCommand(flags);
    });
}
