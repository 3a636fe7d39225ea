import {type Command, Option} from "commander";
import type {MarkFlags} from "../mark/markCommand.ts";

const HELP = `
Answers of the kinds text and figure wait for a person. They are marked in GRADED/index.html, which keeps the
marks in the browser and writes them to a file, marks.json. This command merges such files into
GRADED/marks.json and writes the records, reports and the overview anew: all of them or none.

A mark is refused, and the others are taken, when its student, exercise or question is not here, its
points lie outside the rubric, the answer has changed since it was marked, or a newer mark is there.
Grading again keeps the marks; an answer that has changed waits again.

Without a file it says how many answers wait, question by question.

Exit codes: 0 done, 1 a mark was refused, or a file holds no marks, 2 wrong usage, 3 the results cannot be
written.

Examples:
  voxelbook mark graded
  voxelbook mark graded ~/Downloads/marks.json
  voxelbook mark graded first-marker.json second-marker.json --language zh-CN`;

/** Adds `voxelbook mark`. */
export function register(program: Command): void {
  program
    .command("mark")
    .description("merge the marks that persons gave into a grading, or say what waits for them")
    .argument("<graded>", "folder of the results of voxelbook grade")
    .argument("[marks...]", "files of marks, as the overview downloads them")
    .addOption(
      new Option(
        "--language <code>",
        "language of the reports (default: that of the overview)",
      ).choices(["en", "zh-CN"]),
    )
    .option("--json", "print the result as JSON")
    .addHelpText("after", HELP)
    .action(async (folder: string, files: string[], flags: MarkFlags) => {
      const {markCommand} = await import("../mark/markCommand.ts");
      await markCommand(folder, files, flags);
    });
}
