import assert from "node:assert/strict";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadTests} from "../../workbench/exercise/bundleTests.ts";
import {readExerciseInfo} from "../../workbench/exercise/exerciseSchema.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {PUBLIC_SEED, runSuite} from "../../workbench/exercise/runSuite.ts";
import type {AnswerInfo} from "../../workbench/exercise/types.ts";
import {literalValue} from "../../workbench/grader/literalValue.ts";

/** The block of code below a comment `example: <name>` of the guide for authors. */
async function example(name: string): Promise<string> {
  const text = await readFile(new URL("../../exercises/README.md", import.meta.url), "utf8");
  const [, block] = text.split(`<!-- example: ${name} -->`);
  const [, code] = /```\w+\n([\s\S]*?)```/.exec(block ?? "") ?? [];
  return code ?? assert.fail(`no example ${name}`);
}

describe("the example of four kinds in exercises/README.md", () => {
  it("is sound: its metadata is read, and its tests pass for its answers and fail for others", async function () {
    this.timeout(60_000);
    const answers = JSON.parse(await example("answers")) as AnswerInfo[];
    const about = {exercise: "00-small/example", title: "Example", problem: "1", claims: []};
    const rest = {points: 4, minutes: 5, level: 1, chapter: "00-small", answers};
    const info = readExerciseInfo({...about, ...rest}, "README.md");
    const cells = (await example("cells")).trim().split("\n\n");
    const folder = await mkdtemp(join(tmpdir(), "voxelbook-readme-"));
    try {
      const file = join(folder, "tests.ts");
      await writeFile(file, await example("tests"));
      const define = await loadTests(file);
      const statuses = async (sources: readonly string[]): Promise<string[]> => {
        const verdicts = await runSuite(define, {
          answers: info.answers,
          channel: {
            call: () => assert.fail("no function is asked for"),
            value: async ({name}) =>
              sources
                .map((source) => literalValue(loadTypescript(), source, name))
                .find((value) => value !== undefined),
          },
          seed: PUBLIC_SEED,
          visibility: "visible",
          timeoutMs: 30_000,
          now: () => 0,
        });
        return verdicts.flatMap(({tests}) => tests.map(({status}) => status));
      };
      assert.deepEqual(await statuses(cells), ["pass", "pass", "pass", "pass"]);
      const wrong = [
        'const cause = "noise";',
        'const steps = ["measure", "segment", "resample"];',
        'const causes = "dose -> feature";',
        'const corner = "rle 4x4: 16";',
      ];
      assert.deepEqual(await statuses(wrong), ["fail", "fail", "fail", "fail"]);
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });
});
