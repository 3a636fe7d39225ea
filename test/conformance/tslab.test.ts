import assert from "node:assert/strict";
import {compareNotebooks, departures, describeDifferences, readCorpus} from "./compare.ts";
import {runOnStockTslab} from "./stockTslab.ts";

// Where tslab alone departs from Jupyter's rules, and only there, our engine corrects it.
describe("conformance: tslab without our corrections", function () {
  this.timeout(120_000);
  const cases = readCorpus().filter(({engines}) => engines.includes("page"));

  for (const {name, golden} of cases) {
    const reasons = [...new Set(departures(golden).map(({reason}) => reason))];
    const title =
      reasons.length === 0 ? "gives the same outputs" : `differs: ${reasons.join("; ")}`;
    it(`${name}: ${title}`, async () => {
      const differences = compareNotebooks(golden, await runOnStockTslab(golden));
      const expected = departures(golden).map(({cell}) => cell);
      assert.deepEqual(
        differences.map(({cell}) => cell),
        expected,
        describeDifferences(differences.filter(({cell}) => !expected.includes(cell))),
      );
    });
  }
});
