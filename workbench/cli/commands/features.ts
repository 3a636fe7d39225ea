import {type Command, InvalidArgumentError, Option} from "commander";
import type {FeatureFlags} from "../features/featuresCommand.ts";

const HELP = `
One case: image and mask are NIfTI, NRRD, a DICOM slice, or a folder with one DICOM series; the mask
holds whole numbers, one for each label. --label or --labels choose among several; one is enough
where there is only one. --unit says what the numbers of the image are, and converts nothing.

A table: CSV with the columns id, image, mask, and label and unit where needed (label: a number, several
with spaces between them, or all); paths are relative to the table. Finished cases are kept beside
--out in FILE.journal, until all are done: the same command goes on from there, and takes nothing over
that another version, other settings or other files gave. A case that fails is reported, and its row
holds the reason; the others are finished. The result does not depend on --jobs, nor on --queue: its
workers read the images under the same paths, and take only files of the same bytes (SHA-256).

JSON: {"features": [row, …], "provenance": {…}}; null is a value whose definition is void (NaN in CSV).
Several labels, or a table: {"cases": [{"id", "image", "mask", "label", "error", "features", "provenance"}, …]}.
CSV cells that begin with =, +, - or @ and are no numbers get an apostrophe in front.

Exit codes: 0 done, 1 a case failed, 2 wrong usage, 3 the output cannot be written, or no queue or worker
is there.

Examples:
  voxelbook features --image ct.nii.gz --mask tumour.nii.gz --preset ibsi-c --unit HU
  voxelbook features --image ct-folder --mask tumour.nrrd --label 2 --preset pyradiomics --json
  voxelbook features --table cases.csv --preset ibsi-c --out features.csv --jobs 2
  voxelbook features --show-settings ibsi-c > mine.json
  voxelbook features --table cases.csv --settings mine.json --format long --out features.csv
  voxelbook features --table cases.csv --preset ibsi-c --out features.csv --queue redis://192.0.2.7:6379/0
  voxelbook features --list glcm`;

/** Reads how many workers run side by side. */
function readJobs(text: string): number {
  const jobs = Number(text);
  if (!/^\d+$/.test(text) || jobs < 1 || jobs > 256) {
    throw new InvalidArgumentError(`it must be a whole number from 1 to 256, got ${text}.`);
  }
  return jobs;
}

/** Reads how a mask is moved. */
function readHow(text: string): string {
  if (text === "nearest" || text === "linear") return text;
  throw new InvalidArgumentError(`it must be nearest or linear, got ${text}.`);
}

/** Keeps every --set. */
const collect = (text: string, earlier: string[] = []): string[] => [...earlier, text];

/** Adds `voxelbook features`. */
export function register(program: Command): void {
  program
    .command("features")
    .description("measure radiomics features of a region, or of a table of cases")
    .option("--image <path>", "image: a file, or a folder with a DICOM series")
    .option("--mask <path>", "label map on the grid of the image")
    .option("--label <n>", "the label to measure; default: the only one there is")
    .option("--labels <list>", 'several labels, such as 1,2, or "all"')
    .option("--table <file>", "CSV with one case a row, instead of --image and --mask")
    .option("--preset <name>", "settings by name; --list-presets shows them")
    .option(
      "--settings <file>",
      "settings of your own: JSON, as --show-settings prints, or a parameter file of PyRadiomics",
    )
    .option("--set <path=value>", "change one field of the settings; can be repeated", collect)
    .option(
      "--unit <unit>",
      "unit of the image: HU, SUV, 1/cm, zscore or 1; default: what a DICOM file says, else 1",
    )
    .option(
      "--resample-mask [how]",
      "move a mask on another grid onto the image's: nearest (when left out) or linear",
      readHow,
    )
    .option("--out <file>", "write there instead of stdout")
    .option("--json", "print JSON")
    .option("--csv", "print CSV, one value a row (one case only)")
    .addOption(
      new Option("--format <form>", "form of a table's results (default: wide)").choices([
        "wide",
        "long",
        "json",
      ]),
    )
    .option(
      "--jobs <n>",
      "how many cases of a table run side by side (default: one per core, at most 4)",
      readJobs,
    )
    .option(
      "--queue <url>",
      "let `voxelbook worker`s measure a table's cases: redis://HOST:6379/0, rediss:// with TLS",
    )
    .option("--list [what]", "list all features, those of a family, or one")
    .option("--list-presets", "list the presets")
    .option("--show-settings <preset>", "print the settings of a preset, as JSON")
    .addHelpText("after", HELP)
    .action(async (flags: FeatureFlags) => {
      const {featuresCommand} = await import("../features/featuresCommand.ts");
      await featuresCommand(flags);
    });
}
