import assert from "node:assert/strict";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {builtinModules} from "node:module";
import {pathToFileURL} from "node:url";
import {bundleTests} from "../../workbench/exercise/bundleTests.ts";
import type {Channel} from "../../workbench/exercise/channel.ts";
import type {RunCheck} from "../../workbench/exercise/pageCheck.entry.ts";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {ID, writeExercise} from "./madeExercise.ts";

describe("bundleTests", function () {
  this.timeout(30_000);
  it("makes modules for the page, with public tests only and nothing of Node", async () => {
    const folder = await mkdtemp(join(tmpdir(), "voxelbook-bundle-"));
    try {
      const exercise = await readExercise(await writeExercise(folder), ID);
      const files = await bundleTests([{exercise, infos: [exercise.info]}]);
      const text = [...files.values()].join("\n");
      assert.ok(!text.includes("any number"), "the hidden test is in the bundle");
      assert.ok(!/two \* x|BEGIN SOLUTION/.test(text), "a solution is in the bundle");
      for (const name of builtinModules) {
        assert.ok(
          !new RegExp(`from ?"(node:)?${name}"|require\\("(node:)?${name}"\\)`).test(text),
          name,
        );
      }
      // A quarter of a megabyte compressed would be too much for a check.
      assert.ok(text.length < 1_500_000, `${text.length} bytes`);

      for (const [name, content] of files) {
        await mkdir(dirname(join(folder, "site", name)), {recursive: true});
        await writeFile(join(folder, "site", name), content);
      }
      await writeFile(join(folder, "site/package.json"), '{"type": "module"}');
      const entry = [...files.keys()].find((name) => name.startsWith(`${ID}-`))!;
      const url = pathToFileURL(join(folder, "site", entry)).href;
      const {runCheck} = (await import(url)) as {runCheck: RunCheck};
      const channel: Channel = {
        call: async (_answer, [x]) => 2 * (x as number),
        value: async ({name}) => (name === "width" ? "25 mm" : "b + a"),
      };
      const report = await runCheck(channel, "en", {});
      assert.equal(report.score, report.maxScore);
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });
});
