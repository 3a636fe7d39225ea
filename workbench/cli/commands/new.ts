import type {Command} from "commander";

const EXAMPLES = `
Examples:
  voxelbook new chapter 05-first-order --title "First-order features and the bin width"
  voxelbook new exercise 02-ct-numbers/beam-hardening --problem 4834629

Both write small examples that run and pass the repository's tests, to be replaced part by part.
An existing chapter or exercise is never overwritten.`;

/** Adds `voxelbook new`: a chapter or an exercise. */
export function register(program: Command): void {
  const create = program
    .command("new")
    .description("begin a chapter or an exercise, for authors")
    .addHelpText("after", EXAMPLES);
  create
    .command("chapter")
    .description("write notebooks/NN-topic.ipynb with every section in its place")
    .argument("<name>", "NN-topic")
    .option("--title <text>", "the chapter's title")
    .option("--json", "print what was written as JSON")
    .addHelpText("after", "\nExample:\n  voxelbook new chapter 05-first-order")
    .action(async (name: string, options: {title?: string; json?: boolean}) => {
      const {newChapter} = await import("../new/createNew.ts");
      await newChapter(name, {title: options.title, json: options.json === true});
    });
  create
    .command("exercise")
    .description("write exercises/NN-topic/name/ with task, tests, wrong and alternative answers")
    .argument("<id>", "NN-topic/name")
    .requiredOption("--problem <number>", "the practice problem that it takes up")
    .option("--title <text>", "the exercise's title")
    .option("--json", "print what was written as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  voxelbook new exercise 02-ct-numbers/water --problem 4834629",
    )
    .action(async (id: string, options: {problem: string; title?: string; json?: boolean}) => {
      const {newExercise} = await import("../new/createNew.ts");
      const {problem, title} = options;
      await newExercise(id, {problem, title, json: options.json === true});
    });
}
