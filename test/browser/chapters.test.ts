import assert from "node:assert/strict";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {copyData} from "../../workbench/book/copyData.ts";
import {type Notebook, readNotebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {runNotebook} from "../../workbench/notebook/run.ts";
import {compareNotebooks, describeDifferences} from "../conformance/compare.ts";
import {openRuntimePage, type RuntimePage} from "./support/runtimePage.ts";
import {skipWithoutChromium} from "./support/skipWithoutChromium.ts";

const CHAPTERS = ["00-how-to-use", "02-ct-numbers"];

/** Writes and reads a notebook, and leaves out why a dataset is out of reach: networks differ. */
function readAgain(notebook: Notebook, name: string): Notebook {
  const text = writeNotebook(notebook).replace(/Reason: .*? With a network/g, "With a network");
  return readNotebook(text, name);
}

describe("a chapter run in the page", () => {
  let runtime: RuntimePage;
  let book: string;

  before(async function () {
    skipWithoutChromium(this);
    book = await mkdtemp(join(tmpdir(), "voxelbook-data-"));
    await copyData(book, new Set(["sts-002-ct", "sts-002-ct-gtv"]));
    runtime = await openRuntimePage({"/data/": `${book}/data/`});
  });
  after(async () => {
    await runtime?.close();
    if (book !== undefined) await rm(book, {recursive: true, force: true});
  });

  for (const chapter of CHAPTERS) {
    it(`${chapter} shows the same as in the runner, cell by cell`, async () => {
      const file = new URL(`../../notebooks/${chapter}.ipynb`, import.meta.url);
      const source = readNotebook(await readFile(file, "utf8"), chapter);
      const {notebook: golden, status} = await runNotebook(source, {name: chapter});
      assert.equal(status, "ok");

      await runtime.reload();
      const page = structuredClone(source);
      for (const cell of page.cells) {
        if (cell.cell_type !== "code") continue;
        const {executionCount, outputs} = await runtime.run(cell.id, cell.source);
        cell.execution_count = executionCount;
        cell.outputs = outputs;
      }
      const differences = compareNotebooks(
        readAgain(golden, chapter),
        readAgain(page, `${chapter} in the page`),
      );
      assert.equal(differences.length, 0, describeDifferences(differences).slice(0, 5000));
    }).timeout(300_000);
  }
});
