import {type Command, InvalidArgumentError, Option} from "commander";
import type {RobustnessFlags} from "../robustness/robustnessCommand.ts";

const HELP = `
Perturbations, with commas between them; a value without a name belongs to the name before it:
  erode:1mm         a ball of 1 mm taken off the region; erode:1 is one layer of voxels (6 neighbours).
                    The image's border takes nothing off
  dilate:1mm        the same, added
  contour:1mm:5mm   a border redrawn at random: standard deviation 1 mm, smooth over 5 mm
  shift:0.25        by a quarter of a voxel along each axis; shift:1mm by 1 mm
  rotate:5          by 5 degrees about the z axis through the middle of the region
  noise:10          Gaussian noise, standard deviation 10 in the image's unit; noise:estimated takes
                    the noise that is there
  resample:2        cubes of 2 mm; resample:1x1x3 other voxels
  bin-width:10,25   other bins, which begin where those of the settings do; where those have no fixed
                    size, bin-width:25:minimum (or :multiple, :range, or a number); bin-number:32
Shift, rotate and resample interpolate linearly. Shift and rotate move the image with its mask over the
grid, as if the patient lay otherwise; --move mask moves the mask alone. A shift of exactly half a voxel
is a tie for every voxel of the border: take 0.25.

Every case is measured as it is and under each perturbation. With one case there is no ICC, only range
and coefficient of variation. An ICC depends on how much the cases differ: the same perturbation gives a
lower one in a more homogeneous group. Classes (below 0.5 poor, 0.75 moderate, 0.9 good, else excellent)
are those of the lower bound of the interval.

The table of cases is that of voxelbook features --table; a row must name its label where the mask holds
several. A case in which a perturbation fails is left out whole, and reported.

Exit codes: 0 done, 1 a case failed, 2 wrong usage, 3 the output cannot be written.

Examples:
  voxelbook robustness --table cases.csv --preset ibsi-c --perturb erode:1mm,dilate:1mm --form 2,1
  voxelbook robustness --table cases.csv --preset pyradiomics --form 2,1 --out robustness.csv \\
    --perturb erode:1,dilate:1,shift:0.25,rotate:5,noise:10,bin-width:10,20,50
  voxelbook robustness --table cases.csv --preset ibsi-d --perturb noise:estimated --form 1,1 \\
    --out robustness.json --values values.csv`;

/** Reads how sure the interval is to be. */
function readConfidence(text: string): number {
  const confidence = Number(text);
  if (!(confidence > 0 && confidence < 1)) {
    throw new InvalidArgumentError(`it must lie between 0 and 1, got ${text}.`);
  }
  return confidence;
}

/** Keeps every --set. */
const collect = (text: string, earlier: string[] = []): string[] => [...earlier, text];

/** Adds `voxelbook robustness`. */
export function register(program: Command): void {
  program
    .command("robustness")
    .description("measure how features bear perturbations of image, mask and bins: ICC and range")
    .requiredOption("--table <file>", "CSV with one case a row: id, image, mask, label, unit")
    .option("--preset <name>", "settings by name")
    .option("--settings <file>", "settings of your own, JSON")
    .option("--set <path=value>", "change one field of the settings; can be repeated", collect)
    .requiredOption("--perturb <list>", "what is done to each case; see below")
    .requiredOption(
      "--form <form>",
      "of the ICC: 1,1  2,1  3,1  1,k  2,k  3,k; they cannot be compared with one another",
    )
    .option("--confidence <level>", "of the interval (default: 0.95)", readConfidence)
    .addOption(
      new Option("--move <what>", "what a shift or a rotation moves (default: both)").choices([
        "both",
        "mask",
      ]),
    )
    .option("--seed <text>", "of noise and contours (default: voxelbook)")
    .option("--unit <unit>", "unit of the images: HU, SUV, 1/cm, zscore or 1")
    .addOption(
      new Option("--resample-mask [how]", "move a mask on another grid onto the image's")
        .choices(["nearest", "linear"])
        .preset("nearest"),
    )
    .option("--out <file>", "write the rows there: .csv, or .json with everything")
    .option("--values <file>", "write every single value there, as CSV")
    .option("--json", "print everything as JSON")
    .addHelpText("after", HELP)
    .action(async (flags: RobustnessFlags) => {
      const {robustnessCommand} = await import("../robustness/robustnessCommand.ts");
      await robustnessCommand(flags);
    });
}
