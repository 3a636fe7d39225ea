import assert from "node:assert/strict";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {templateExercise} from "../exercise/templateExercise.ts";
import type {AnswerKind} from "../../workbench/exercise/types.ts";
import {authorCheck} from "../../workbench/grader/authorCheck.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";

describe("authorCheck of choices, texts and figures", function () {
  this.timeout(120_000);
  let isolation: Isolation;
  let folder: string;
  before(async () => {
    isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
  });
  after(() => isolation.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-author-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  const check = async (
    kind: AnswerKind,
    change?: (text: string, name: string) => string,
  ): Promise<Awaited<ReturnType<typeof authorCheck>>> =>
    authorCheck(await templateExercise(folder, [kind], change), isolation, () => undefined);

  it("tries every wrong option without a file and counts it as a wrong answer", async () => {
    const {problems, counts} = await check("choice");
    assert.deepEqual(problems, []);
    assert.deepEqual([counts.wrong, counts.alternative, counts.tests], [4, 0, 1]);
  });

  it("tries each option of several, and each right one left out", async () => {
    const change = (text: string, name: string): string =>
      name === "tests.ts"
        ? text.replace('right: "mean"', 'right: ["mean", "median"]')
        : text
            .replace('"kind": "choice",', '"kind": "choice", "several": true,')
            .replace('"options": [', '"options": [{"id": "median", "text": "the median"},')
            .replace('const shifted = \\"mean\\"', 'const shifted = [\\"mean\\", \\"median\\"]');
    const {problems, counts} = await check("choice", change);
    assert.deepEqual(problems, []);
    assert.equal(counts.wrong, 4 + 2);
  });

  const inTests =
    (from: string | RegExp, to: string) =>
    (text: string, name: string): string =>
      name === "tests.ts" ? text.replace(from, to) : text;
  const inNotebook =
    (from: string | RegExp, to: string) =>
    (text: string, name: string): string =>
      name.endsWith(".ipynb") ? text.replace(from, to) : text;
  const words = (id: string): RegExp => new RegExp(`${id}: \\{[^}]*\\},\\s*`);
  const SAMPLE =
    "The sample answer: what a full answer says, in the words that you would like to read.";
  const cases: readonly [string, AnswerKind, (text: string, name: string) => string, RegExp][] = [
    [
      "a wrong option without words of its own",
      "choice",
      inTests(words("range"), ""),
      /^option range of shifted: must fail with words for its misconception, got none/,
    ],
    [
      "two options that are told the same",
      "choice",
      inTests(/(range|iqr): \{[^}]*\},/g, "$1: {en: 'The same.', 'zh-CN': '一样。'},"),
      /^option iqr of shifted: must have words of its own, got those of option range of shifted/,
    ],
    [
      "a wrong option that passes, and a right one that fails",
      "choice",
      inTests('right: "mean"', 'right: "range"'),
      /^author's answer: must pass every test, got shifted\.public\.1/,
    ],
    [
      "a choice that must be run to be known",
      "choice",
      inNotebook('const shifted = \\"mean\\"', 'const shifted = \\"me\\" + \\"an\\"'),
      /^author's answer: shifted must be a choice as text/,
    ],
    [
      "a text without a sample answer",
      "text",
      inNotebook(SAMPLE, ""),
      /cell reason: must hold a sample answer in its BEGIN SOLUTION region, got none/,
    ],
    [
      "a sample that stands in the student's copy as well",
      "text",
      inNotebook("In at most five sentences:", `${SAMPLE}\\n\\nIn at most five sentences:`),
      /cell reason: the student's copy must not hold the sample's line "The sample answer/,
    ],
    [
      "a figure whose code fails",
      "figure",
      inNotebook("const figure = {", "const figure = {data: 1}; const other = {"),
      /^author's answer: figure must be a figure, got: TypeScript finds an error|A figure must have/,
    ],
    [
      "a start that is a figure already",
      "figure",
      inNotebook(
        "// BEGIN SOLUTION\\n",
        "// BEGIN SOLUTION\\n// STUB: const figure = {data: [{type: 'pie', values: [1]}], layout: {}};\\n",
      ),
      /^start: figure must hold no trace yet, got: figure/,
    ],
  ];
  for (const [what, kind, change, message] of cases) {
    it(`reports ${what}`, async () => {
      const {problems} = await check(kind, change);
      assert.ok(
        problems.some((problem) => message.test(problem)),
        problems.join("\n") || "no problem",
      );
    });
  }

  for (const [what, kind, change, message] of [
    [
      "a rubric whose points do not add up",
      "text",
      inNotebook('"points": 2', '"points": 5'),
      /answer reason: the rubric's points must add up to the answer's points 3, got 6/,
    ],
    [
      "an option twice",
      "choice",
      inNotebook('"id": "range"', '"id": "iqr"'),
      /answer shifted: ids of options must be unique, got "iqr" twice/,
    ],
    [
      "a text in a code cell",
      "text",
      inNotebook(
        /"cell_type": "markdown",(\s*)"id": "reason",/,
        '"cell_type": "code",$1"outputs": [], "execution_count": null, "id": "reason",',
      ),
      /cell reason must be a markdown cell, got code/,
    ],
    [
      "a rubric on a function",
      "function",
      inNotebook(
        '"kind": "function"',
        '"kind": "function", "rubric": [{"id": "a", "points": 2, "title": "a"}]',
      ),
      /answer meanOf: a text must have a rubric, and nothing else may/,
    ],
    [
      "a node with an arrow in its name",
      "graph",
      inNotebook('"tumour"', '"tu->mour"'),
      /nodes\.0 must match pattern/,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(check(kind, change), message);
    });
  }
});
