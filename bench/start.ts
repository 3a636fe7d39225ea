import {type ChildProcess, execFileSync, spawn} from "node:child_process";
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {chromium} from "playwright-core";
import {findChromium} from "../test/browser/support/findChromium.ts";
import {measureRuntime} from "../test/browser/support/measureRuntime.ts";
import {executeInJupyter, whyNoJupyter} from "../test/conformance/jupyter.ts";
import type {Notebook} from "../workbench/notebook/nbformat.ts";
import {runNotebook} from "../workbench/notebook/run.ts";
import type {Row} from "./main.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Clones the committed state into an empty folder, as a new user gets it. */
function freshClone(): string {
  const folder = mkdtempSync(join(tmpdir(), "voxelbook-bench-"));
  execFileSync("git", ["clone", "--quiet", root, join(folder, "voxelbook")]);
  return join(folder, "voxelbook");
}

/** Runs `npm start` and resolves with its address once it is served. */
async function startServer(folder: string): Promise<{child: ChildProcess; address: string}> {
  const child = spawn("npm", ["start", "--silent"], {cwd: folder, detached: true});
  const address = await new Promise<string>((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("close", () => reject(new Error(`npm start ended early:\n${output}`)));
  });
  return {child, address};
}

/** Stops a server as Ctrl-C does. */
async function stop(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  await closed;
}

/** Measures the seconds from `npm start` until a page is served. */
async function timeToPage(clone: string): Promise<number> {
  const started = performance.now();
  const {child, address} = await startServer(clone);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the served page answered ${response.status}`);
  await response.text();
  const seconds = (performance.now() - started) / 1000;
  await stop(child);
  return seconds;
}

/** Measures the size of a folder in MB, as the disk holds it. */
function megabytes(folder: string): number {
  return Number(execFileSync("du", ["-sk", folder]).toString().split("\t")[0]) / 1024;
}

/** Measures what a newcomer waits for: install, first page, second start, and the sizes. */
async function installAndStart(report: (row: Row) => void): Promise<void> {
  const clone = freshClone();
  try {
    report({what: "fresh clone to a served page", value: await timeToPage(clone), unit: "s"});
    report({what: "second start to a served page", value: await timeToPage(clone), unit: "s"});
    report({what: "node_modules", value: megabytes(join(clone, "node_modules")), unit: "MB"});
    rmSync(join(clone, "node_modules"), {recursive: true});
    const started = performance.now();
    execFileSync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], {cwd: clone});
    report({what: "npm ci, warm cache", value: (performance.now() - started) / 1000, unit: "s"});
  } finally {
    if (existsSync(clone)) rmSync(join(clone, ".."), {recursive: true, force: true});
  }
}

/** Makes a notebook of small cells that import and call the library, as a chapter's cells do. */
function smallCells(count: number): Notebook {
  const cells = Array.from({length: count}, (_, i) => ({
    cell_type: "code" as const,
    id: `cell-${i}`,
    metadata: {},
    source: `import {hounsfieldDrift} from "voxelbook/physics";\nconst d${i} = hounsfieldDrift(45, 0.00${i + 1});\nd${i}`,
    execution_count: null,
    outputs: [],
  }));
  return {nbformat: 4, nbformat_minor: 5, metadata: {}, cells};
}

/** Returns the middle of the sorted values, the first left out: it pays for the first import. */
function medianOfLater(values: readonly number[]): number {
  const sorted = values.slice(1).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Measures the engine's start and the time per cell headless, in Jupyter and in the page. */
async function engines(report: (row: Row) => void): Promise<void> {
  const notebook = smallCells(21);
  const run = await runNotebook(notebook, {name: "bench"});
  if (run.status !== "ok" || run.readyMs === null)
    throw new Error(`bench: ${run.failure?.details}`);
  report({what: "runner: engine ready", value: run.readyMs, unit: "ms"});
  const cellMs = medianOfLater(run.cells.map((cell) => cell.ms));
  report({what: "runner: a later cell (median of 20)", value: cellMs, unit: "ms"});

  const missing = await whyNoJupyter();
  if (missing === null) {
    const [jupyter] = await executeInJupyter([notebook], "nbclient");
    report({what: "Jupyter: kernel ready", value: jupyter.readyMs, unit: "ms"});
    const ms = medianOfLater(jupyter.cells.map((cell) => cell.ms));
    report({what: "Jupyter: a later cell (median of 20)", value: ms, unit: "ms"});
  } else console.error(`bench: no Jupyter rows: ${missing}`);

  const browser = await measureRuntime();
  report({what: "page: engine ready, nothing cached", value: browser.readyMs, unit: "ms"});
  report({what: "page: engine ready, parts cached", value: browser.secondReadyMs, unit: "ms"});
  report({what: "page: a later cell (median of 20)", value: browser.nextCellMs, unit: "ms"});
  const parts = Object.values(browser.parts).reduce((sum, part) => sum + part.brotli, 0);
  report({
    what: "page: worker, compiler, library, types, compressed",
    value: parts / 1000,
    unit: "kB",
  });
  report({what: "page: worker's heap after 21 cells", value: browser.heapBytes / 1e6, unit: "MB"});
}

/** Adds up what the browser receives over the wire, headers left out. */
async function pageWeight(report: (row: Row) => void): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("bench: the page's weight needs Chromium");
  const {child, address} = await startServer(root);
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", (event) => {
      bytes += event.encodedDataLength;
    });
    await page.goto(`${address}02-ct-numbers/`, {waitUntil: "networkidle"});
    report({what: "chapter 02: text and figures, compressed", value: bytes / 1000, unit: "kB"});
  } finally {
    await browser.close();
    await stop(child);
  }
}

/**
 * Measures install, start, kernel, cells and page weight; the README's table is this output.
 *
 * @param report - told each row as it is measured
 */
export async function bench(report: (row: Row) => void): Promise<void> {
  await installAndStart(report);
  await engines(report);
  await pageWeight(report);
}
