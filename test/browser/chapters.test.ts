import assert from "node:assert/strict";
import {readdirSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {copyData} from "../../workbench/book/copyData.ts";
import {
  executeChapter,
  type ExecutedChapter,
  type ExecutionBase,
  readExecuted,
} from "../../workbench/book/executeChapter.ts";
import {executionBase} from "../../workbench/book/executionBase.ts";
import {readBook, type SourcePage} from "../../workbench/book/source/readBook.ts";
import {
  type Notebook,
  type Output,
  readNotebook,
  writeNotebook,
} from "../../workbench/notebook/nbformat.ts";
import {compareNotebooks, describeDifferences} from "../conformance/compare.ts";
import {openRuntimePage, type RuntimePage} from "./support/runtimePage.ts";
import {skipWithoutChromium} from "./support/skipWithoutChromium.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every chapter, in English: translations hold the same code. */
const NAMES = readdirSync(join(root, "notebooks")).filter((name) => name.endsWith(".ipynb"));

/**
 * Rounds the numbers of a text to nine digits, and what rounding leaves of a zero to zero: sines and
 * cosines of two versions of the engine may differ in the last bit.
 */
function rounded(text: string): string {
  return text.replace(/-?\d+(?:\.\d+)?(?:e[+\-−]?\d+)?/g, (digits) => {
    // Texts for people are written with a true minus sign.
    const value = Number(digits.replace("−", "-"));
    return String(Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(9)));
  });
}

/** Rounds the numbers of every output. */
function roundedOutputs(outputs: readonly Output[]): Output[] {
  return JSON.parse(JSON.stringify(outputs), (_, value) =>
    typeof value === "string"
      ? rounded(value)
      : typeof value === "number"
        ? Number(rounded(String(value)))
        : value,
  ) as Output[];
}

/**
 * Keeps of each output what form it has. A training of many steps is chaotic: where two engines' exponential
 * functions differ in the last bit, losses part after some dozen steps. What must hold of them is checked
 * by the cell, or the next one, in both places.
 */
function forms(outputs: readonly Output[]): Output[] {
  return outputs.map((output) => {
    if (output.output_type === "stream") return {...output, text: ""};
    if (output.output_type === "error") return output;
    return {...output, data: Object.fromEntries(Object.keys(output.data).map((key) => [key, ""]))};
  });
}

/**
 * Writes and reads a notebook, and leaves out what may differ: why a dataset is out of reach, the
 * last digits, the outputs of cells that measure time (tag `timed`) and the numbers of long trainings
 * (tag `trained`).
 */
function readAgain(notebook: Notebook, name: string): Notebook {
  const text = writeNotebook(notebook).replace(/Reason: .*? With a network/g, "With a network");
  const read = readNotebook(text, name);
  for (const cell of read.cells) {
    if (cell.cell_type !== "code") continue;
    const {tags = []} = cell.metadata;
    if (tags.includes("timed")) cell.outputs = [];
    else if (tags.includes("trained")) cell.outputs = forms(cell.outputs);
    else cell.outputs = roundedOutputs(cell.outputs);
  }
  return read;
}

/** The chapter as the runner leaves it: kept from making the book, or run now. */
async function executed(page: SourcePage, base: ExecutionBase): Promise<ExecutedChapter> {
  return (await readExecuted(page, base)) ?? executeChapter(page, base);
}

describe("a chapter run in the page", () => {
  let pages: readonly SourcePage[];
  let base: ExecutionBase;
  let runtime: RuntimePage;
  let book: string;
  let carried: ReadonlySet<string>;

  before(async function () {
    skipWithoutChromium(this);
    book = await mkdtemp(join(tmpdir(), "voxelbook-data-"));
    pages = (await readBook(root, ["en"])).filter(({kind}) => kind === "chapter");
    base = await executionBase(root);
    const ids = new Set(pages.flatMap(({datasets}) => datasets));
    const shipped = new Set(pages.flatMap((page) => page.shipped));
    carried = new Set(await copyData(book, {ids, shipped}));
    runtime = await openRuntimePage({"/data/": `${book}/data/`});
  });
  after(async () => {
    await runtime?.close();
    if (book !== undefined) await rm(book, {recursive: true, force: true});
  });

  for (const name of NAMES) {
    it(`${name} runs to its end, and shows the same as in the runner where it has the same data`, async () => {
      const source = pages.find(({file}) => file.endsWith(name))!;

      // Both at once: the runner has a process of its own.
      const inRunner = executed(source, base);
      await runtime.reload();
      const page = structuredClone(source.notebook);
      for (const cell of page.cells) {
        if (cell.cell_type !== "code") continue;
        const {status, executionCount, outputs} = await runtime.run(cell.id, cell.source);
        const wanted = cell.metadata.tags?.includes("raises-exception") ? "error" : "ok";
        assert.equal(status, wanted, `cell ${cell.id}: ${JSON.stringify(outputs).slice(0, 2000)}`);
        cell.execution_count = executionCount;
        cell.outputs = outputs;
      }
      const {notebook: golden, failure} = await inRunner;
      assert.equal(failure, null);

      // A page has stand-ins for images whose licence does not let the book carry them.
      if (!source.datasets.every((id) => carried.has(id))) return;
      const differences = compareNotebooks(
        readAgain(golden, name),
        readAgain(page, `${name} in the page`),
      );
      assert.equal(differences.length, 0, describeDifferences(differences).slice(0, 5000));
    }).timeout(300_000);
  }
});
