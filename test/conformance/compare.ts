import {readdirSync, readFileSync} from "node:fs";
import {isDeepStrictEqual} from "node:util";
import {
  type CodeCell,
  type Notebook,
  type Output,
  readNotebook,
} from "../../workbench/notebook/nbformat.ts";

/** A place that runs cells. `tslab` is tslab's own engine without any correction. */
export type Engine = "runner" | "jupyter" | "page" | "tslab";

/** One small notebook with the outputs that every engine must give. */
export interface ConformanceCase {
  name: string;
  golden: Notebook;
  /** The engines it is meant for, as its metadata say; without a word there: all three. */
  engines: readonly Engine[];
}

/** A cell whose outputs are not the golden ones. */
export interface Difference {
  cell: string;
  golden: Output[];
  got: Output[];
}

const folder = new URL("./", import.meta.url);

/** Reads the corpus: every notebook of this folder. */
export function readCorpus(): ConformanceCase[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  return names.sort().map((name) => {
    const golden = readNotebook(readFileSync(new URL(name, folder), "utf8"), name);
    const {engines} = (golden.metadata["voxelbook"] ?? {}) as {engines?: Engine[]};
    return {name, golden, engines: engines ?? ["runner", "jupyter", "page"]};
  });
}

function codeCells(notebook: Notebook): CodeCell[] {
  return notebook.cells.filter((cell): cell is CodeCell => cell.cell_type === "code");
}

/**
 * Brings outputs to the form that is compared. Only two things may differ: how a stream is cut into
 * pieces, and where stdout and stderr of one cell meet (each keeps its own order).
 */
export function normalise(outputs: readonly Output[]): Output[] {
  const streams = new Map<string, string>();
  for (const output of outputs)
    if (output.output_type === "stream")
      streams.set(output.name, (streams.get(output.name) ?? "") + output.text);
  const others = outputs.filter(({output_type}) => output_type !== "stream");
  const texts = (["stdout", "stderr"] as const).flatMap((name): Output[] => {
    const text = streams.get(name);
    return text === undefined ? [] : [{output_type: "stream", name, text}];
  });
  // JSON forgets what a file would not keep: undefined members and the like.
  return JSON.parse(JSON.stringify([...texts, ...others])) as Output[];
}

/** Lists the cells of a run notebook whose outputs are not those of the golden one. */
export function compareNotebooks(golden: Notebook, run: Notebook): Difference[] {
  const got = new Map(codeCells(run).map((cell) => [cell.id, cell.outputs]));
  return codeCells(golden).flatMap((cell) => {
    const difference = {
      cell: cell.id,
      golden: normalise(cell.outputs),
      got: normalise(got.get(cell.id) ?? []),
    };
    return isDeepStrictEqual(difference.golden, difference.got) ? [] : [difference];
  });
}

/**
 * Lists the cells in which tslab alone departs from Jupyter's rules, each with the reason that its
 * metadata gives (`voxelbook.tslab`). There, and only there, tslab's own outputs may differ.
 */
export function departures(golden: Notebook): {cell: string; reason: string}[] {
  return codeCells(golden).flatMap(({id, metadata}) => {
    const reason = metadata.voxelbook?.["tslab"];
    return typeof reason === "string" ? [{cell: id, reason}] : [];
  });
}

/** Writes differences so that a person sees what was expected and what came. */
export function describeDifferences(differences: readonly Difference[]): string {
  return differences
    .map(
      ({cell, golden, got}) =>
        `cell ${cell}\n  golden: ${JSON.stringify(golden)}\n  got:    ${JSON.stringify(got)}`,
    )
    .join("\n");
}
