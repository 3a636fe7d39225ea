import type {AnswerKind} from "../../exercise/types.ts";
import {type Cell, type Notebook, writeNotebook} from "../../notebook/nbformat.ts";
import {hiddenTests, publicTests} from "./exerciseTests.ts";
import {KIND_TEMPLATES, type KindTemplate} from "./kinds/index.ts";
import {codeCell, courseNotebook, markdownCell} from "./templateCells.ts";

/** What an author gives for a new exercise. */
export interface NewExercise {
  /** "02-ct-numbers/hu-drift". */
  readonly id: string;
  readonly title: string;
  /** Id of the practice problem that it takes up. */
  readonly problem: string;
  /** Kinds of its answers, each once. */
  readonly kinds: readonly AnswerKind[];
}

const HINTS = ["Where to look.", "The idea.", "Nearly the code."];

/** The task of one answer, and the cell for it. */
function answerCells({answer, task, cell}: KindTemplate, number: number): Cell[] {
  const {id, title, kind} = answer;
  return [
    markdownCell(`${id}-task`, `## ${number}. ${title}\n\n${task}`),
    kind === "text" ? markdownCell(id, cell) : codeCell(id, cell),
  ];
}

/** Makes the author's master: a task and its answer for each kind, three hints and the check cell. */
function masterNotebook(
  {id, title, problem}: NewExercise,
  templates: readonly KindTemplate[],
): Notebook {
  const about = {
    exercise: id,
    title,
    problem,
    claims: [],
    points: templates.reduce((sum, {answer}) => sum + answer.points, 0),
    minutes: 10,
    level: 1,
    chapter: id.split("/")[0],
    answers: templates.map(({answer}) => answer),
  };
  return courseNotebook(about, [
    markdownCell(
      "title",
      `# ${title}\n\nThe case in two or three sentences, and what the answer decides.`,
    ),
    ...templates.flatMap((template, i) => answerCells(template, i + 1)),
    ...HINTS.map((head, i) => {
      const texts = templates.map(({hints}) => hints[i]);
      return markdownCell(`hint-${i + 1}`, `**${head}** ${texts.join("\n\n")}`, ["hint"]);
    }),
    markdownCell(
      "check-words",
      "## Check\n\nRun the cell below: it says for each test what was expected.",
    ),
    codeCell("check", `import {check} from "voxelbook/display";\nawait check("${id}");`, {
      tags: ["check-exercise"],
    }),
  ]);
}

/** The files of wrong/ or alternative/; where there are several kinds the name says whose it is. */
function otherFiles(
  folder: "wrong" | "alternative",
  templates: readonly KindTemplate[],
): [string, string][] {
  return templates.flatMap((template) =>
    Object.entries(template[folder]).map(([name, text]): [string, string] => {
      const prefix = templates.length > 1 ? `${template.answer.kind}-` : "";
      return [`${folder}/${prefix}${name}.ts`, text];
    }),
  );
}

/** Makes every file of a new exercise, by its path inside the exercise's folder. */
export function exerciseTemplate(exercise: NewExercise): ReadonlyMap<string, string> {
  const templates = exercise.kinds.map((kind) => KIND_TEMPLATES[kind]);
  const hidden = hiddenTests(templates);
  return new Map([
    ["exercise.ipynb", writeNotebook(masterNotebook(exercise, templates))],
    ["tests.ts", publicTests(templates)],
    ...(hidden === undefined ? [] : [["hidden.ts", hidden] as const]),
    ...otherFiles("wrong", templates),
    ...otherFiles("alternative", templates),
  ]);
}
