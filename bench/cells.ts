// Measures how soon an engine is ready and what a small cell costs, in the runner and in Jupyter.
// node --import tsx --conditions=voxelbook-source bench/cells.ts
import {fileURLToPath} from "node:url";
import type {Notebook} from "../workbench/notebook/nbformat.ts";
import {runNotebook} from "../workbench/notebook/run.ts";
import {executeInJupyter, whyNoJupyter} from "../test/conformance/jupyter.ts";

const ROUNDS = 3;
const CELLS = 20;

/** What one engine takes. */
export interface CellTimes {
  engine: "runner" | "jupyter";
  /** From the start of the process to the first cell, ms, median. */
  readyMs: number;
  /** One small cell of TypeScript, ms, median over all but the first. */
  cellMs: number;
  /** The first cell, which imports from the library, ms, median. */
  firstMs: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A notebook of small cells that each declare, compute and print. */
function smallCells(): Notebook {
  const first =
    'import {toHounsfield} from "voxelbook/physics";\nconst mu = Float32Array.of(0, 0.25, 0.5);';
  const cell = (i: number) =>
    `const hu${i} = toHounsfield(mu, {muWater: 0.25 + ${i} / 1000});\nconsole.log(hu${i}[2]);`;
  const sources = [first, ...Array.from({length: CELLS}, (_, i) => cell(i))];
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: sources.map((source, i) => ({
      cell_type: "code",
      id: `c${i}`,
      metadata: {},
      source,
      execution_count: null,
      outputs: [],
    })),
  };
}

function summarise(
  engine: CellTimes["engine"],
  runs: {readyMs: number; cells: {ms: number}[]}[],
): CellTimes {
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    engine,
    readyMs: round(median(runs.map(({readyMs}) => readyMs))),
    firstMs: round(median(runs.map(({cells}) => cells[0]?.ms ?? Number.NaN))),
    cellMs: round(median(runs.flatMap(({cells}) => cells.slice(1).map(({ms}) => ms)))),
  };
}

/** Measures the runner and, where there is an environment, Jupyter. */
export async function measureCells(): Promise<CellTimes[]> {
  const notebook = smallCells();
  const runs = [];
  for (let round = 0; round < ROUNDS; round++) {
    const run = await runNotebook(notebook, {name: "bench"});
    if (run.status !== "ok") throw new Error(`bench: ${run.failure?.message}`);
    runs.push({readyMs: run.readyMs ?? Number.NaN, cells: run.cells});
  }
  const times = [summarise("runner", runs)];
  if ((await whyNoJupyter()) !== null) return times;
  const inJupyter = await executeInJupyter(Array(ROUNDS).fill(notebook), "wire");
  for (const {cells} of inJupyter)
    if (cells.some(({status}) => status !== "ok"))
      throw new Error("bench: a cell failed in Jupyter");
  return [...times, summarise("jupyter", inJupyter)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await measureCells());
