import {createConverter} from "tslab/dist/converter.js";
import {createExecutor} from "tslab/dist/executor.js";
import {isCode} from "../../workbench/notebook/run.ts";
import type {Notebook, Output} from "../../workbench/notebook/nbformat.ts";
import {createOutputList} from "../../workbench/notebook/outputList.ts";

type Write = typeof process.stdout.write;

/** Catches what is printed on a stream of this process; returns what undoes it. */
function capture(name: "stdout" | "stderr", onText: (text: string) => void): () => void {
  const original = process[name].write;
  process[name].write = ((chunk: string | Uint8Array) => {
    onText(String(chunk));
    return true;
  }) as Write;
  return () => {
    process[name].write = original;
  };
}

/**
 * Runs a notebook on tslab's own engine as tslab's kernel does, without any correction: what is
 * printed goes to the cell that runs at that moment, and a failed cell leaves no error output.
 */
export async function runOnStockTslab(notebook: Notebook): Promise<Notebook> {
  const converter = createConverter({isJS: false, isBrowser: false});
  const convs = {node: converter, browser: converter, close: () => converter.close()};
  const executor = createExecutor(process.cwd(), convs, {log: console.log, error: console.error});
  const outputs = createOutputList();
  let current = "";
  const add = (name: "stdout" | "stderr") => (text: string) =>
    outputs.add(current, {output_type: "stream", name, text});
  const undo = [capture("stdout", add("stdout")), capture("stderr", add("stderr"))];

  // tslab's kernel prints these too, and goes on.
  const onRejection = (reason: unknown) => console.error("UnhandledPromiseRejection:", reason);
  const onException = (error: unknown) => console.error("UncaughtException:", error);
  const listeners = {
    unhandledRejection: process.listeners("unhandledRejection"),
    uncaughtException: process.listeners("uncaughtException"),
  };
  process.removeAllListeners("unhandledRejection").removeAllListeners("uncaughtException");
  process.on("unhandledRejection", onRejection).on("uncaughtException", onException);
  try {
    for (const cell of notebook.cells.filter(isCode)) {
      current = cell.id;
      await executor.execute(cell.source);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  } finally {
    for (const restore of undo) restore();
    process.off("unhandledRejection", onRejection).off("uncaughtException", onException);
    for (const listener of listeners.unhandledRejection) process.on("unhandledRejection", listener);
    for (const listener of listeners.uncaughtException) process.on("uncaughtException", listener);
    executor.close();
  }
  return {
    ...notebook,
    cells: notebook.cells.map((cell) =>
      isCode(cell) ? {...cell, outputs: outputs.of(cell.id) as Output[]} : cell,
    ),
  };
}
