import {availableParallelism} from "node:os";
import {type Command, Option} from "commander";
import type {AnalyseFlags} from "../../analyse/analyseCommand.ts";
import {wholeNumber} from "../wholeNumber.ts";

const HELP = `
Reads the records of a grading and the submissions that they came from; writes <out>/analysis.json, and the
overview <out>/index.html anew so that it shows what was found.

Similarity compares structure, not text: names, literals, comments, layout, types and the form of a function
leave no trace, and released code is left out. A pair is marked when one answer holds 70 % of the other (of texts:
40 % of its runs of four words) and the pair is more alike than 95 % of the class's pairs. That is a reason to
look at both, never a verdict. Answers under 40 tokens or words are alike by themselves and are not compared.
Tests: difficulty, discrimination, frequent mistakes. With --repeat, submissions are graded again n times with the
seed they had and n times with others, and tests whose verdict changes are listed.

Exit codes: 0 done, 1 stopped before the end, 2 wrong usage, 3 --repeat found no isolation, or --out cannot be
written.

Examples:
  voxelbook analyse submissions --out graded
  voxelbook analyse submissions --out graded --repeat 5 --sample 20
  voxelbook analyse submissions --out graded --json > analysis.json`;

/** Adds `voxelbook analyse`. */
export function register(program: Command): void {
  program
    .command("analyse")
    .description("tell how alike submissions are and how well the tests do their work")
    .argument("<submissions>", "folder with one folder for each student, as it was graded")
    .option("--out <folder>", "the results of the grading; analysis.json goes there", "graded")
    .option("--course <folder>", "the course, when it is not the working folder")
    .addOption(
      new Option("--language <code>", "language of the overview")
        .choices(["en", "zh-CN"])
        .default("en"),
    )
    .option(
      "--repeat <n>",
      "grade again n times with the same seed and n times with others",
      wholeNumber,
    )
    .option("--sample <n>", "submissions of each exercise to grade again", wholeNumber, 10)
    .addOption(
      new Option("--isolation <tier>", "how answers are kept apart when they are graded again")
        .choices(["auto", "namespaces", "container", "permissions"])
        .default("auto"),
    )
    .option("--jobs <n>", "worker processes for --repeat", wholeNumber, availableParallelism())
    .option("--json", "print the analysis as JSON")
    .addHelpText("after", HELP)
    .action(async (submissions: string, flags: AnalyseFlags) => {
      const {analyseCommand} = await import("../../analyse/analyseCommand.ts");
      await analyseCommand(submissions, flags);
    });
}
