import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type Cell, type Notebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";

export const VARIANT_ID = "00-small/shift";

/** Parts of the exercise that a test may replace. */
export interface VariantParts {
  /** Sources by cell id. */
  readonly cells?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** undefined writes no variant.ts. */
  readonly variant?: string | undefined;
  readonly tests?: string;
  readonly hidden?: string;
}

const HELPERS = "voxelbook-workbench/exercise";

const VARIANT = `import type {Rng, Variant} from "${HELPERS}";
export function variant(rng: Rng): Variant {
  return {shift: 2 + rng.int(1000), unit: rng.int(2) === 0 ? "mm" : "cm", seed: rng.int(1000)};
}
`;

const TESTS = `import {type Answer, expectTrue, type Rng, type TestContext, title} from "${HELPERS}";
type Answers = Answer<{shifted(x: number): number}>;
export function tests(answer: Answers, _: Rng, {variant}: TestContext<{shift: number}>): void {
  describe("shifted", () => {
    it(title("zero goes to the shift", "零变为位移"), async () => {
      const got = await answer.shifted(0);
      expectTrue(got === variant.shift, {en: "not shifted", "zh-CN": "没有移动"});
    });
  });
  describe("total", () => {
    it(title("a positive sum", "正的和"), async () => {
      const got = await answer.number("total");
      expectTrue(got > 0, {en: "not positive", "zh-CN": "不是正数"});
    });
  });
}
`;

const HIDDEN = `import {type Answer, expectClose, type Rng, type TestContext, title, type Variant} from "${HELPERS}";
type F = {shifted(x: number): number};
export function tests(answer: Answer<F>, rng: Rng, {reference}: TestContext<Variant, F>): void {
  describe("shifted", () => {
    it(title("any number", "任意数"), async () => {
      const x = rng.fork("x").int(100);
      expectClose(await answer.shifted(x), await reference.shifted(x), {tolerance: 1e-9});
    });
  });
  describe("total", () => {
    it(title("the sum of your picture", "您的图像之和"), async () => {
      const got = await answer.number("total");
      expectClose(got, await reference.number("total"), {tolerance: 1e-9});
    });
  });
}
`;

const cell = (id: string, source: string, tags: string[] = []): Cell => ({
  cell_type: "code",
  id,
  metadata: tags.length === 0 ? {} : {tags},
  source,
  execution_count: null,
  outputs: [],
});
const words = (id: string, source: string, tags: string[] = []): Cell => ({
  cell_type: "markdown",
  id,
  metadata: tags.length === 0 ? {} : {tags},
  source,
});

/** The notebook: a function and a number that both depend on the student's values. */
export function variantNotebook({cells = {}, metadata = {}}: VariantParts = {}): Notebook {
  const all = [
    words("task", "# Shift\nShift by {{variant.shift}} {{ variant.unit }}."),
    cell("numbers", '// Your numbers.\nconst variant = {shift: 1, unit: "mm", seed: 7};', [
      "variant",
    ]),
    cell(
      "picture",
      'import {createRng} from "voxelbook/core";\nconst rng = createRng(variant.seed);\nconst picture = [rng.next(), rng.next()];',
      ["given"],
    ),
    cell(
      "shift",
      "function shifted(x: number): number {\n  // BEGIN SOLUTION\n  return x + variant.shift;\n  // END SOLUTION\n}",
    ),
    cell("sum", "// BEGIN SOLUTION\nconst total = picture[0] + picture[1];\n// END SOLUTION"),
    words("hint-1", "Where to look: at the shift of the task.", ["hint"]),
    words("hint-2", "The idea: add the shift to what you get.", ["hint"]),
    words("hint-3", "Nearly the code: x and the shift, added.", ["hint"]),
    cell("check", `import {check} from "voxelbook/display";\nawait check("${VARIANT_ID}");`, [
      "check-exercise",
    ]),
  ].map((one) => ({...one, source: cells[one.id] ?? one.source}));
  const answers = [
    {id: "shift", name: "shifted", kind: "function", title: "Shift", points: 2},
    {id: "sum", name: "total", kind: "number", unit: "1", title: "Sum", points: 2},
  ];
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: {name: "voxelbook", language: "typescript", display_name: "TypeScript"},
      voxelbook: {
        exercise: VARIANT_ID,
        title: "Shift",
        problem: "4834629",
        claims: [],
        points: 4,
        minutes: 5,
        level: 1,
        chapter: "00-how-to-use",
        answers,
        ...metadata,
      },
    },
    cells: all,
  };
}

const OTHERS: Readonly<Record<string, string>> = {
  "wrong/unmoved.ts":
    "// mistake: unmoved\n// expect: not shifted\n// answer: shift\nconst shifted = (x: number): number => x;\n",
  "wrong/back.ts":
    "// mistake: the sign\n// expect: not shifted\n// answer: shift\nconst shifted = (x: number): number => x - variant.shift;\n",
  "wrong/negative.ts":
    "// mistake: the sign\n// expect: not positive\n// answer: sum\nconst total = -picture[0] - picture[1];\n",
  "wrong/one.ts":
    "// mistake: one only, and shifted once too often\n// expect: hidden.fail\n// answer: sum\nconst total = picture[0];\n// answer: shift\nconst shifted = (x: number): number => x + variant.shift + 1;\n",
  "alternative/other-way.ts":
    "// alternative: the other way round\n// answer: shift\nconst shifted = (x: number): number => variant.shift + x;\n",
  "alternative/reduced.ts":
    "// alternative: reduced\n// answer: sum\nconst total = picture.reduce((a, b) => a + b, 0);\n",
};

/** Writes the exercise into a folder `exercises`; returns that folder. */
export async function writeVariant(folder: string, parts: VariantParts = {}): Promise<string> {
  const exercises = join(folder, "exercises");
  const variant = "variant" in parts ? parts.variant : VARIANT;
  const files: Record<string, string> = {
    "exercise.ipynb": writeNotebook(variantNotebook(parts)),
    "tests.ts": parts.tests ?? TESTS,
    "hidden.ts": parts.hidden ?? HIDDEN,
    ...(variant === undefined ? {} : {"variant.ts": variant}),
    ...OTHERS,
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(exercises, VARIANT_ID, name);
    await mkdir(join(path, ".."), {recursive: true});
    await writeFile(path, text);
  }
  return exercises;
}
