import type {Command} from "commander";

const EXAMPLES = `
Examples:
  voxelbook text notebooks/02-ct-numbers.ipynb               print the text form
  voxelbook text notebooks/02-ct-numbers.ipynb --out ct.ts   write it
  voxelbook text ct.ts --out notebooks/02-ct-numbers.ipynb   back again
  voxelbook text --check notebooks exercises                 prove that nothing is lost

The text form is TypeScript in jupytext's percent format. To see it in git diff:
  git config diff.notebook.textconv "npx voxelbook text"
  echo "*.ipynb diff=notebook" >> .git/info/attributes`;

/** Adds `voxelbook text`. */
export function register(program: Command): void {
  program
    .command("text")
    .description("turn a notebook into reviewable text, or the text back into a notebook")
    .argument("<paths...>", "a notebook (.ipynb) or its text (.ts); with --check also folders")
    .option("--out <file>", "write to this file instead of stdout")
    .option("--check", "convert there and back, and compare; writes nothing")
    .option("--json", "with --check: print the result as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: {out?: string; check?: boolean; json?: boolean}) => {
      const {convertText} = await import("../text/convertText.ts");
      await convertText(paths, {
        out: options.out,
        check: options.check === true,
        json: options.json === true,
      });
    });
}
