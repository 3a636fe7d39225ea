import type {DisplayHandle} from "./engine.ts";
import type {ErrorOutput, Notebook, Output} from "./nbformat.ts";
import {createOutputList} from "./outputList.ts";
import {type CellRun, isCode, type NotebookRun, type RunFailure, type RunOptions} from "./run.ts";
import type {RunEvent} from "./runProtocol.ts";

/** What is known of a run while it goes on. */
export interface RunRecord {
  event(event: RunEvent): void;
  output(cellId: string, output: Output, display?: DisplayHandle): void;
  /** The cell that runs now, or the last that ran. */
  current(): string | undefined;
  /** The run was ended from outside. */
  stop(why: "timeout" | "stopped", text: string): void;
  /** The child ended without being done. */
  crash(what: {ename: string; evalue: string}, details?: string): void;
  /** Something went wrong between the processes; told only when the notebook never began. */
  note(text: string): void;
  /** True once it is known how the run ended. */
  ended(): boolean;
  result(): NotebookRun;
}

function errorOutput(ename: string, evalue: string): ErrorOutput {
  return {output_type: "error", ename, evalue, traceback: [`${ename}: ${evalue}`]};
}

/** Finds the cell to blame and says in one line what happened there. */
function failureOf(
  notebook: Notebook,
  cells: readonly CellRun[],
  outputs: (id: string) => Output[],
) {
  const failed = cells.find(({status}) => status !== "ok" && status !== "not-run");
  if (failed === undefined) return null;
  const index = notebook.cells.findIndex(({id}) => id === failed.id);
  const error = outputs(failed.id).find((output) => output.output_type === "error");
  const failure: RunFailure = {
    cellId: failed.id,
    number: index + 1,
    tags: notebook.cells[index]?.metadata.tags ?? [],
    message: error === undefined ? failed.status : `${error.ename}: ${error.evalue}`,
    details: error?.traceback.join("\n") ?? "",
  };
  return failure;
}

/** Keeps the outputs, the state of each cell and the end of one run. */
export function createRunRecord(notebook: Notebook, options: RunOptions): RunRecord {
  const started = performance.now();
  const code = notebook.cells.filter(isCode);
  const mayFail = new Set(
    code.filter(({metadata}) => metadata.tags?.includes("raises-exception")).map(({id}) => id),
  );
  const cells = new Map<string, CellRun>(code.map(({id}) => [id, {id, status: "not-run", ms: 0}]));
  const counts = new Map<string, number>();
  const outputs = createOutputList();
  let current: string | undefined;
  let cellStarted = 0;
  let running = false;
  let readyMs: number | null = null;
  let status: NotebookRun["status"] | undefined;
  let beginning: RunFailure | null = null;
  let notes = "";

  const tell = (id: string, isRunning: boolean) => {
    const number = code.findIndex((cell) => cell.id === id) + 1;
    const cell = cells.get(id);
    if (cell) options.onCell?.({...cell, number, total: code.length, running: isRunning});
  };
  const output: RunRecord["output"] = (id, value, display) => {
    outputs.add(id, value, display);
    options.onOutput?.(id, value);
    // An error that arrives after its cell has ended still makes that cell fail.
    const cell = cells.get(id);
    const isLate = !running || id !== current;
    if (value.output_type === "error" && isLate && cell?.status === "ok" && !mayFail.has(id))
      cell.status = "error";
  };
  /** Ends the run at the cell that is running, or before the first. */
  const endAt = (how: "timeout" | "stopped" | "crash", error: ErrorOutput, details: string) => {
    status = how;
    const cell = current === undefined ? undefined : cells.get(current);
    if (cell === undefined) {
      const {ename, evalue} = error;
      const text = [details, notes].join("\n").trim();
      beginning = {
        cellId: null,
        number: 0,
        tags: [],
        message: `${ename}: ${evalue}`,
        details: text,
      };
      return;
    }
    if (running) cell.ms = Math.round(performance.now() - cellStarted);
    running = false;
    outputs.add(cell.id, error);
    cell.status = how;
    tell(cell.id, false);
  };
  const finish = () => {
    running = false;
    status = [...cells.values()].every((cell) => cell.status === "ok") ? "ok" : "error";
  };
  const event = (what: RunEvent) => {
    if (status !== undefined) return;
    if (what.kind === "ready") readyMs = Math.round(performance.now() - started);
    if (what.kind === "output") output(what.id, what.output, what.display);
    if (what.kind === "start") {
      current = what.id;
      running = true;
      cellStarted = performance.now();
      tell(what.id, true);
    }
    if (what.kind === "end") {
      running = false;
      counts.set(what.id, what.executionCount);
      const isOk = what.status === "ok" || mayFail.has(what.id);
      cells.set(what.id, {id: what.id, status: isOk ? "ok" : "error", ms: what.ms});
      tell(what.id, false);
    }
    if (what.kind === "exit" && current !== undefined) {
      cells.set(current, {
        id: current,
        status: "error",
        ms: Math.round(performance.now() - cellStarted),
      });
      finish();
      tell(current, false);
    }
    if (what.kind === "done") finish();
  };

  return {
    event,
    output,
    current: () => current,
    note: (text) => {
      notes += `${text}\n`;
    },
    ended: () => status !== undefined,
    stop(why, text) {
      if (status !== undefined) return;
      endAt(why, errorOutput(why === "timeout" ? "TimeoutError" : "Stopped", text), "");
    },
    crash({ename, evalue}, details = "") {
      if (status !== undefined) return;
      endAt("crash", errorOutput(ename, evalue), details);
    },
    result: () => ({
      notebook: {
        ...notebook,
        cells: notebook.cells.map((cell) =>
          isCode(cell)
            ? {...cell, execution_count: counts.get(cell.id) ?? null, outputs: outputs.of(cell.id)}
            : cell,
        ),
      },
      status: status ?? "crash",
      cells: [...cells.values()],
      ms: Math.round(performance.now() - started),
      readyMs,
      failure: beginning ?? failureOf(notebook, [...cells.values()], (id) => outputs.of(id)),
    }),
  };
}
