import {type Command, Option} from "commander";
import {wholeNumber} from "../wholeNumber.ts";
import type {TrainFlags} from "../train/trainCommand.ts";

const HELP = `
The recipe sts-pet trains the model that comes with voxelbook: a small 3-D U-Net that outlines soft-tissue
sarcomas on FDG-PET, from the public scans of 41 patients (voxelbook datasets fetch brings them). The same
command on the same backend gives the same model, byte for byte.

A run that is stopped by Ctrl-C or by chance keeps what it has done beside --out; --resume goes on from
there and ends like a run that was never stopped. --study writes what a study (voxelbook study) measured of
the recipe into the model; the model itself has seen all patients.

Exit codes: 0 done, 1 stopped or failed, 2 wrong usage, 3 data, engine or place for the output are missing.

Examples:
  voxelbook train --recipe sts-pet --out sts-pet.safetensors
  voxelbook train --recipe sts-pet --out sts-pet.safetensors --resume
  voxelbook train --recipe sts-pet --steps 20 --out try.safetensors`;

/** Adds `voxelbook train`. */
export function register(program: Command): void {
  program
    .command("train")
    .description("train a segmentation model by a recipe, as the shipped one was trained")
    .requiredOption("--recipe <name>", "the recipe: sts-pet")
    .requiredOption("--out <file>", "the model: .safetensors")
    .option("--steps <number>", "another number of steps (default: the recipe's)", wholeNumber)
    .option("--study <file>", "take the recipe's cross-validated score from this study")
    .addOption(
      new Option("--backend <name>", "what computes (default: the best one there is)").choices([
        "gpu",
        "node",
        "wasm",
      ]),
    )
    .option("--resume", "go on from the last checkpoint of a stopped run")
    .option("--json", "print a report as JSON")
    .addHelpText("after", HELP)
    .action(async (flags: TrainFlags) => {
      const {trainCommand} = await import("../train/trainCommand.ts");
      await trainCommand(flags);
    });
}
