import type {Command} from "commander";

const EXAMPLES = `
Examples:
  voxelbook book --out site              execute what has changed, write the whole book
  voxelbook book --out site --cached     write it with the results that are kept, execute nothing
  voxelbook book --out site --json       a record of it on stdout

The folder holds static files and can be served from anywhere. Exit code 1 when a chapter fails;
its page is written all the same, with the error in its place.`;

interface BookOptions {
  readonly out: string;
  readonly root?: string;
  readonly cached?: boolean;
  readonly json?: boolean;
}

/** Adds `voxelbook book`. */
export function register(program: Command): void {
  program
    .command("book")
    .description("render the whole book, chapters executed, as static files")
    .requiredOption("--out <folder>", "folder to write; it is replaced when the book is finished")
    .option("--root <folder>", "folder that holds notebooks/ or exercises/; default: this course")
    .option("--cached", "execute nothing; chapters without kept results are shown without them")
    .option("--json", "print pages and problems as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async ({out, root, cached, json}: BookOptions) => {
      const {bookCommand} = await import("../../book/bookCommand.ts");
      process.exitCode = await bookCommand({
        out,
        root,
        execute: cached === true ? "cached" : "all",
        json: json === true,
      });
    });
}
