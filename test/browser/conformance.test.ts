import assert from "node:assert/strict";
import {readNotebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {compareNotebooks, describeDifferences, readCorpus} from "../conformance/compare.ts";
import {openRuntimePage, type RuntimePage} from "./support/runtimePage.ts";
import {skipWithoutChromium} from "./support/skipWithoutChromium.ts";

describe("the page runs cells as the runner does", () => {
  let runtime: RuntimePage;

  before(async function () {
    skipWithoutChromium(this);
    runtime = await openRuntimePage();
  });
  after(async () => runtime?.close());

  for (const {name, golden, engines} of readCorpus()) {
    if (!engines.includes("page")) continue;
    const {title = name} = (golden.metadata["voxelbook"] ?? {}) as {title?: string};
    it(`${title} (${name})`, async () => {
      await runtime.reload();
      const run = structuredClone(golden);
      for (const cell of run.cells) {
        if (cell.cell_type !== "code") continue;
        const {executionCount} = await runtime.run(cell.id, cell.source);
        cell.execution_count = executionCount;
      }
      // Late output belongs to the cell that caused it, so outputs are read at the end.
      for (const cell of run.cells) {
        if (cell.cell_type === "code") cell.outputs = await runtime.outputs(cell.id);
      }
      const differences = compareNotebooks(golden, readNotebook(writeNotebook(run), name));
      assert.equal(differences.length, 0, describeDifferences(differences));
    });
  }
});
