import {type Notebook, writeNotebook} from "../../notebook/nbformat.ts";
import {ANSWERS, HIDDEN_TESTS, PUBLIC_TESTS} from "./exerciseSources.ts";
import {codeCell, courseNotebook, markdownCell} from "./templateCells.ts";

/** What an author gives for a new exercise. */
export interface NewExercise {
  /** "02-ct-numbers/hu-drift". */
  readonly id: string;
  readonly title: string;
  /** Id of the practice problem that it takes up. */
  readonly problem: string;
}

const TASK = `## 1. The mean

Write \`meanOf\`, which returns the mean of some values. There is at least one.`;

const HINTS = [
  "**Where to look.** The chapter's section *By hand* works the same numbers on paper, step by step.",
  "**The idea.** Every value counts once: add them all, then share the sum among all of them.",
  "**Nearly the code.** A loop adds each value to a total that begins at 0; the result is the total divided by `values.length`.",
];

/** Makes the author's master: one task, its answer, three hints and the check cell. */
function masterNotebook({id, title, problem}: NewExercise): Notebook {
  const about = {
    exercise: id,
    title,
    problem,
    claims: [],
    points: 2,
    minutes: 10,
    level: 1,
    chapter: id.split("/")[0],
    answers: [{id: "mean", name: "meanOf", kind: "function", title: "The mean", points: 2}],
  };
  return courseNotebook(about, [
    markdownCell(
      "title",
      `# ${title}\n\nThe case in two or three sentences, and what the answer decides.`,
    ),
    markdownCell("mean-task", TASK),
    codeCell("mean", ANSWERS.master),
    ...HINTS.map((hint, i) => markdownCell(`hint-${i + 1}`, hint, ["hint"])),
    markdownCell(
      "check-words",
      "## Check\n\nRun the cell below: it says for each test what was expected.",
    ),
    codeCell("check", `import {check} from "voxelbook/display";\nawait check("${id}");`, {
      tags: ["check-exercise"],
    }),
  ]);
}

/** Makes every file of a new exercise, by its path inside the exercise's folder. */
export function exerciseTemplate(exercise: NewExercise): ReadonlyMap<string, string> {
  return new Map([
    ["exercise.ipynb", writeNotebook(masterNotebook(exercise))],
    ["tests.ts", PUBLIC_TESTS],
    ["hidden.ts", HIDDEN_TESTS],
    ...Object.entries(ANSWERS.wrong).map(([name, text]) => [`wrong/${name}.ts`, text] as const),
    ...Object.entries(ANSWERS.alternative).map(
      ([name, text]) => [`alternative/${name}.ts`, text] as const,
    ),
  ]);
}
