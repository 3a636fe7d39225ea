import type {Command} from "commander";

const EXAMPLES = `
Examples:
  voxelbook datasets list                     what there is, and where it is found
  voxelbook datasets fetch sts-002-ct         bring one file here
  voxelbook datasets fetch --all --json       bring every public one; a record of it on stdout
  voxelbook datasets verify                   compare what is here with the manifest
  voxelbook datasets path sts-002-ct          print the path of a file that is here

VOXELBOOK_MIRROR=<folder> is looked in first, by SHA-256; VOXELBOOK_CACHE=<folder> keeps downloads.`;

const ID = "id of a dataset, as voxelbook datasets list shows it";

/** Adds `voxelbook datasets`: list, fetch, verify and path. */
export function register(program: Command): void {
  const datasets = program
    .command("datasets")
    .description("list, fetch and verify the images that chapters use")
    .addHelpText("after", EXAMPLES);
  datasets
    .command("list")
    .description("show every dataset of the manifest: size, unit, licence and where it is now")
    .option("--json", "print the rows as JSON")
    .addHelpText("after", "\nExample:\n  voxelbook datasets list --json")
    .action(async (options: {json?: boolean}) => {
      const {listDatasets} = await import("../datasets/list.ts");
      await listDatasets({json: options.json === true});
    });
  datasets
    .command("fetch")
    .description("bring datasets here: from the mirror, the cache or their public address")
    .argument("[ids...]", ID)
    .option("--all", "every dataset that has a public address")
    .option("--json", "print what was done as JSON")
    .addHelpText("after", "\nExample:\n  voxelbook datasets fetch sts-002-ct sts-002-ct-gtv")
    .action(async (ids: string[], options: {all?: boolean; json?: boolean}) => {
      const {fetchDatasets} = await import("../datasets/fetch.ts");
      await fetchDatasets(ids, {all: options.all === true, json: options.json === true});
    });
  datasets
    .command("verify")
    .description("compare size and SHA-256 of what is here with the manifest")
    .argument("[ids...]", ID)
    .option("--json", "print the result as JSON")
    .addHelpText("after", "\nExample:\n  voxelbook datasets verify sts-002-ct")
    .action(async (ids: string[], options: {json?: boolean}) => {
      const {verifyDatasets} = await import("../datasets/verify.ts");
      await verifyDatasets(ids, {json: options.json === true});
    });
  datasets
    .command("path")
    .description("print the path of a dataset that is here; never asks the network")
    .argument("<id>", ID)
    .option("--json", "print path and source as JSON")
    .addHelpText("after", "\nExample:\n  voxelbook datasets path sts-002-ct")
    .action(async (id: string, options: {json?: boolean}) => {
      const {datasetPath} = await import("../datasets/path.ts");
      await datasetPath(id, {json: options.json === true});
    });
}
