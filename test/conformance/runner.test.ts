import assert from "node:assert/strict";
import {runNotebooks} from "../../workbench/notebook/run.ts";
import {compareNotebooks, describeDifferences, readCorpus} from "./compare.ts";

describe("conformance: the headless runner", function () {
  // Ten notebooks, each in a process of its own that loads TypeScript.
  this.timeout(240_000);
  const cases = readCorpus();
  const differences = new Map<string, string>();

  before(async () => {
    const list = cases.map(({name, golden}) => ({notebook: golden, options: {name}}));
    const runs = await runNotebooks(list);
    for (const [i, {name, golden}] of cases.entries()) {
      const run = runs[i];
      assert.ok(run !== undefined);
      const text = describeDifferences(compareNotebooks(golden, run.notebook));
      differences.set(name, run.status === "ok" ? text : `${run.failure?.details}\n${text}`);
    }
  });

  for (const {name, golden} of cases) {
    const {title} = golden.metadata["voxelbook"] as {title: string};
    it(`${name}: ${title}`, () => assert.equal(differences.get(name), ""));
  }
});
