import assert from "node:assert/strict";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {authorCheck} from "../../workbench/grader/authorCheck.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import {ID, type Parts, writeExercise} from "../exercise/madeExercise.ts";

describe("authorCheck", function () {
  this.timeout(120_000);
  let isolation: Isolation;
  let folder: string;
  const problems = async (parts: Parts = {}): Promise<readonly string[]> => {
    const exercise = await readExercise(await writeExercise(folder, parts), ID);
    return (await authorCheck(exercise, isolation, () => undefined)).problems;
  };
  before(async () => {
    isolation = await chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: true});
  });
  after(() => isolation.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-author-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("finds no fault in a sound exercise", async () => {
    assert.deepEqual(await problems(), []);
  });

  const wrongFile = (source: string): Parts["wrong"] => ({
    "a.ts": `// mistake: a\n// expect: unchanged\n// answer: double\n${source}`,
  });
  for (const [what, parts, message] of [
    [
      "a wrong answer that passes",
      {wrong: wrongFile("const double = (x: number) => x + x;")},
      /^wrong\/a\.ts: must fail, but every test passed/,
    ],
    [
      "a wrong answer whose message does not name the mistake",
      {wrong: wrongFile("const double = (x: number) => 7 * x;")},
      /^wrong\/a\.ts: a failing message must contain "unchanged"/,
    ],
    [
      "a wrong answer that does not compile",
      {wrong: wrongFile('const double: number = "x";')},
      /^wrong\/a\.ts: must compile, got double\.public\.1/,
    ],
    [
      "too few wrong answers, and tests that none of them fails",
      {wrong: wrongFile("const double = (x: number) => x;")},
      /^(wrong\/: must hold at least 4 files, got 1|width\.public\.1 "the width": must be failed by at least one wrong answer)/,
    ],
    [
      "an alternative that fails",
      {
        alternative: {
          "b.ts": "// alternative: b\n// answer: double\nconst double = (x: number) => 3 * x;",
        },
      },
      /^alternative\/b\.ts: must pass every test/,
    ],
    [
      "an author's answer that fails",
      {cells: {width: '// BEGIN SOLUTION\nconst width = "2 cm";\n// END SOLUTION'}},
      /^author's answer: must pass every test, got width\.public\.1/,
    ],
    [
      "a start that passes",
      {
        cells: {
          width:
            '// BEGIN SOLUTION\n// STUB: const width = "25 mm";\nconst width = "25 mm";\n// END SOLUTION',
        },
      },
      /^start: must fail every test, got width\.public\.1/,
    ],
    ["an empty hint", {cells: {"hint-2": " "}}, /hint hint-2 must not be empty/],
    [
      "a check cell that checks another exercise",
      {cells: {check: 'await check("x/y");'}},
      /must have one cell tagged check-exercise with await check\("00-small\/double"\)/,
    ],
    [
      "a variant for a cell that is none",
      {wrong: {"c.ts": "// mistake: c\n// expect: x\n// answer: nothing\nconst x = 1;"}},
      /must name an answer cell, got "nothing"/,
    ],
    [
      "verdicts that depend on the seed",
      {
        hidden:
          'import {type Answer, expectTrue, type Rng} from "voxelbook-workbench/exercise";\nexport function tests(_answer: Answer, rng: Rng): void {\n  describe("double", () => { it("luck", () => expectTrue(rng.next() < 0.5, {en: "bad luck", "zh-CN": "x"})); });\n}\n',
      },
      /^author's answer: verdicts must not depend on the seed, got double\.hidden\.1/,
    ],
  ] as const) {
    it(`reports ${what}`, async () => {
      const found = await problems(parts as Parts);
      assert.ok(
        found.some((problem) => message.test(problem)),
        found.join("\n"),
      );
    });
  }
});
