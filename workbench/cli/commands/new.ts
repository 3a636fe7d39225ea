import {type Command, Option} from "commander";
import {ANSWER_KINDS, type AnswerKind} from "../../exercise/answerKinds.ts";

const EXAMPLES = `
Examples:
  voxelbook new chapter 05-first-order --title "First-order features and the bin width"
  voxelbook new exercise 02-ct-numbers/beam-hardening --problem 4834629
  voxelbook new exercise 02-ct-numbers/which-drift --problem 4834629 --kind choice --kind text

Both write small examples that run and pass the repository's tests, to be replaced part by part.
An existing chapter or exercise is never overwritten.

Exit codes: 0 written, 2 wrong usage, 3 this is no clone of the course.`;

const EXERCISE_HELP = `
Each kind comes with a cell, tests, hidden tests, wrong and other right answers that check --author finds sound:
function, number (with unit), expression, choice (by misconception), order, graph, mask, and, marked by a
person with a rubric, text and figure. exercises/README.md describes them.

Exit codes: 0 written, 2 wrong usage, 3 this is no clone of the course.

Examples:
  voxelbook new exercise 02-ct-numbers/water --problem 4834629
  voxelbook new exercise 02-ct-numbers/water --problem 4834629 --kind choice
  voxelbook new exercise 02-ct-numbers/water --problem 4834629 --kind mask --kind text`;

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
    .addOption(
      new Option("--kind <kind...>", "what is answered, and with what: one or more kinds")
        .choices(ANSWER_KINDS)
        .default(["function"]),
    )
    .option("--title <text>", "the exercise's title")
    .option("--json", "print what was written as JSON")
    .addHelpText("after", EXERCISE_HELP)
    .action(
      async (
        id: string,
        options: {problem: string; kind: AnswerKind[]; title?: string; json?: boolean},
      ) => {
        const {newExercise} = await import("../new/createNew.ts");
        const {problem, kind: kinds, title} = options;
        await newExercise(id, {problem, kinds, title, json: options.json === true});
      },
    );
}
