import type {Command} from "commander";
import {addAutograders} from "../../export/autograderCommands.ts";
import {addGradebooks} from "../../export/gradebookCommands.ts";
import {addRecordFormats} from "../../export/recordCommands.ts";

const HELP = `
Every format is written from the records in the folder that voxelbook grade wrote. Points are rounded to two
decimals here and nowhere else. A submission that the machine could not grade is never exported as 0: it is
listed, and the export refused unless --allow-missing.

Examples:
  voxelbook export canvas graded --template canvas.csv --column "HU drift (12345)" --exercise hu-drift --out filled.csv
  voxelbook export csv graded --wide --out grades.csv
  voxelbook export canvas --help`;

/** Adds `voxelbook export`: one command below it for each format. */
export function register(program: Command): void {
  const parent = program
    .command("export")
    .description("write grades for Canvas, Moodle, Gradescope, nbgrader and others")
    .addHelpText("after", HELP);
  addGradebooks(parent);
  addRecordFormats(parent);
  addAutograders(parent);
}
