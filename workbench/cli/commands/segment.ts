import {type Command, Option} from "commander";
import type {SegmentFlags} from "../segment/segmentCommand.ts";

const HELP = `
The image is NIfTI, NRRD, a DICOM slice, or a folder with one DICOM series. Its axes may run anywhere and
its voxels may have any size: it is turned and resampled to what the model was trained on, and the mask
comes back on the image's own grid, as NIfTI. Every such change is said, and stands in --json.

A file seldom says what made it. --modality and --unit do; left out, they are taken to be the model's, and
the numbers are checked as far as numbers can tell. The model that comes with voxelbook, sts-pet, outlines
soft-tissue sarcomas on FDG-PET in SUV (body weight). It is made for teaching, not for patients.

--compare measures the mask against a reference on the same grid: Dice, the 95th percentile of the surface
distances (all in one list, and the larger of the two directions), their mean, and volumes.

JSON: {"mask", "probabilities", "voxels", "volumeMl", "agreement", "notes", "provenance"}; null is a
distance to a mask that is empty. The provenance holds the SHA-256 of image, model and reference.

Exit codes: 0 done, also when nothing was found (the mask is then empty, and it is said), 1 the image or
the model is refused, 2 wrong usage, 3 the output cannot be written, or no engine is there.

Examples:
  voxelbook segment --image pet.nii.gz --out tumour.nii.gz
  voxelbook segment --image pet.nii.gz --modality PT --unit SUV --out tumour.nii.gz --probabilities p.nii.gz
  voxelbook segment --image pet.nii.gz --out tumour.nii.gz --compare outline.nii.gz --json
  voxelbook segment --image pet-folder --model mine.safetensors --out tumour.nii`;

/** Adds `voxelbook segment`. */
export function register(program: Command): void {
  program
    .command("segment")
    .description("outline in an image what a trained model finds, on the image's own grid")
    .requiredOption("--image <path>", "image: a file, or a folder with a DICOM series")
    .requiredOption("--out <file>", "the mask: .nii or .nii.gz")
    .option(
      "--model <file>",
      "a model file, or the name of one that comes with voxelbook",
      "sts-pet",
    )
    .option("--probabilities <file>", "also write the probability of each voxel: .nii or .nii.gz")
    .addOption(
      new Option("--modality <code>", "what made the image (default: the model's)").choices([
        "PT",
        "CT",
        "MR",
      ]),
    )
    .option(
      "--unit <unit>",
      "unit of the image: HU, SUV, 1/cm, zscore or 1 (default: what a DICOM file says, else the model's)",
    )
    .option("--compare <mask>", "measure the result against this mask, on the grid of the image")
    .addOption(
      new Option(
        "--backend <name>",
        "what computes (default: the first of them that works)",
      ).choices(["gpu", "node", "wasm"]),
    )
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (flags: SegmentFlags) => {
      const {segmentCommand} = await import("../segment/segmentCommand.ts");
      await segmentCommand(flags);
    });
}
