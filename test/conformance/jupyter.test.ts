import assert from "node:assert/strict";
import {compareNotebooks, describeDifferences, readCorpus} from "./compare.ts";
import {executeInJupyter, whyNoJupyter} from "./jupyter.ts";

describe("conformance: the Jupyter kernel", function () {
  // Ten notebooks, each with a kernel of its own.
  this.timeout(300_000);
  const cases = readCorpus().filter(({engines}) => engines.includes("jupyter"));
  const differences = new Map<string, string>();

  before(async function () {
    const why = await whyNoJupyter();
    if (why !== null) {
      console.log(`      skipped: ${why}`);
      return this.skip();
    }
    const runs = await executeInJupyter(
      cases.map(({golden}) => golden),
      "wire",
    );
    for (const [i, {name, golden}] of cases.entries()) {
      const run = runs[i];
      assert.ok(run !== undefined);
      differences.set(name, describeDifferences(compareNotebooks(golden, run.notebook)));
    }
  });

  for (const {name, golden} of cases) {
    const {title} = golden.metadata["voxelbook"] as {title: string};
    it(`${name}: ${title}`, () => assert.equal(differences.get(name), ""));
  }
});
