import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type Cell, type Notebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";

/** Parts of a small exercise that a test may replace. */
export interface Parts {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly cells?: Readonly<Record<string, string>>;
  readonly tests?: string;
  readonly hidden?: string;
  readonly wrong?: Readonly<Record<string, string>>;
  readonly alternative?: Readonly<Record<string, string>>;
  /** Sources of the Chinese edition that differ; undefined writes none. */
  readonly chinese?: Readonly<Record<string, string>>;
}

export const ID = "00-small/double";

const HELPERS = "voxelbook-workbench/exercise";

const TESTS = `import {type Answer, expectClose, expectExpression, title} from "${HELPERS}";
type Answers = Answer<{double(x: number): number}>;
export function tests(answer: Answers): void {
  describe("double", () => {
    it(title("two becomes four", "二变四"), async () => {
      expectClose(await answer.double(2), 4, {
        tolerance: 1e-9,
        hint: 1,
        mistakes: [{value: 2, message: {en: "unchanged", "zh-CN": "没有变"}}],
      });
    });
  });
  describe("width", () => {
    it(title("the width", "宽度", {weight: 3}), async () => {
      expectClose(await answer.number("width"), 25, {tolerance: 1e-9, unit: "mm"});
    });
  });
  describe("sum", () => {
    it(title("the sum", "和"), async () => {
      expectExpression(await answer.expression("sum"), "a + b");
    });
  });
}
`;

const HIDDEN = `import {type Answer, expectClose, type Rng, title} from "${HELPERS}";
type Answers = Answer<{double(x: number): number}>;
export function tests(answer: Answers, rng: Rng): void {
  describe("double", () => {
    it(title("any number", "任意数"), async () => {
      const x = 1 + rng.fork("x").next();
      expectClose(await answer.double(x), 2 * x, {tolerance: 1e-9});
    });
  });
}
`;

const code = (id: string, source: string, tags?: string[]): Cell => ({
  cell_type: "code",
  id,
  metadata: tags === undefined ? {} : {tags},
  source,
  execution_count: null,
  outputs: [],
});
const markdown = (id: string, source: string, tags?: string[]): Cell => ({
  cell_type: "markdown",
  id,
  metadata: tags === undefined ? {} : {tags},
  source,
});

/** The notebook of the small exercise. */
export function madeNotebook({metadata = {}, cells = {}}: Parts = {}): Notebook {
  const all = [
    markdown("task", "# Double"),
    code(
      "double",
      "// Doubles x.\nfunction double(x: number): number {\n  // BEGIN SOLUTION\n  const two = 2;\n  return two * x;\n  // END SOLUTION\n}",
    ),
    code("width", '// BEGIN SOLUTION\nconst width = "2.5 cm";\n// END SOLUTION'),
    code(
      "sum",
      '// BEGIN SOLUTION\n// STUB: const sum = ""; // your formula\nconst sum = "b + a";\n// END SOLUTION',
    ),
    markdown("hint-1", "Where to look: at the number two.", ["hint"]),
    markdown("hint-2", "The idea: multiply by the number two.", ["hint"]),
    markdown("hint-3", "Nearly the code: two times x, returned.", ["hint"]),
    code("check", `import {check} from "voxelbook/display";\nawait check("${ID}");`, [
      "check-exercise",
    ]),
  ].map((cell) => ({...cell, source: cells[cell.id] ?? cell.source}));
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: {name: "voxelbook", language: "typescript", display_name: "TypeScript"},
      voxelbook: {
        exercise: ID,
        title: "Double",
        problem: "4834629",
        claims: [],
        points: 10,
        minutes: 5,
        level: 1,
        chapter: "00-how-to-use",
        answers: [
          {id: "double", name: "double", kind: "function", title: "Doubling", points: 4},
          {id: "width", name: "width", kind: "number", unit: "mm", title: "Width", points: 3},
          {
            id: "sum",
            name: "sum",
            kind: "expression",
            title: "Sum",
            points: 3,
            variables: {a: [0, 1], b: [0, 1]},
          },
        ],
        ...metadata,
      },
    },
    cells: all,
  };
}

const WRONG = {
  "same.ts":
    "// mistake: returns x\n// expect: unchanged\n// answer: double\nfunction double(x: number): number {\n  return x;\n}\n",
  "cm.ts":
    '// mistake: the unit\n// expect: value.close\n// answer: width\nconst width = "25 cm";\n',
  "minus.ts":
    '// mistake: a difference\n// expect: not equal\n// answer: sum\nconst sum = "a - b";\n',
  "square.ts":
    "// mistake: a square\n// expect: value.close\n// answer: double\nfunction double(x: number): number {\n  return x * x + 1;\n}\n",
};
const ALTERNATIVE = {
  "twice.ts":
    "// alternative: a sum\n// answer: double\nconst double = (x: number): number => x + x;\n",
  "other.ts":
    '// alternative: other units\n// answer: width\nconst width = "0.025 m";\n// answer: sum\nconst sum = "a+b";\n',
};

/** Writes the small exercise into a folder `exercises`; returns that folder. */
export async function writeExercise(folder: string, parts: Parts = {}): Promise<string> {
  const exercises = join(folder, "exercises");
  const own = join(exercises, ID);
  const files: Record<string, string> = {
    "exercise.ipynb": writeNotebook(madeNotebook(parts)),
    "tests.ts": parts.tests ?? TESTS,
    "hidden.ts": parts.hidden ?? HIDDEN,
  };
  if (parts.chinese !== undefined) {
    files["exercise.zh-CN.ipynb"] = writeNotebook(
      madeNotebook({...parts, cells: {...parts.cells, ...parts.chinese}}),
    );
  }
  for (const [name, text] of Object.entries(parts.wrong ?? WRONG)) files[`wrong/${name}`] = text;
  for (const [name, text] of Object.entries(parts.alternative ?? ALTERNATIVE))
    files[`alternative/${name}`] = text;
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(own, name, ".."), {recursive: true});
    await writeFile(join(own, name), text);
  }
  return exercises;
}
