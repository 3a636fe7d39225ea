import type {ErrorOutput} from "./nbformat.ts";

/** What the compiler found; line and column count from 1. */
export interface CellDiagnostic {
  line: number;
  column: number;
  message: string;
}

/**
 * Describes what the compiler refused: the cell has not run. Each line is shown with a caret
 * below the place; a message that explains the one before it stands indented under it.
 */
export function describeTypeErrors(
  diagnostics: readonly CellDiagnostic[],
  source: string,
): ErrorOutput {
  const lines = source.split("\n");
  const traceback: string[] = [];
  const evalue: string[] = [];
  let last = "";
  for (const diagnostic of diagnostics) {
    const {message} = diagnostic;
    // tslab adds a line of its own behind the cell: what is missing there is missing at the end.
    const isPastEnd = diagnostic.line > lines.length;
    const line = isPastEnd ? lines.length : diagnostic.line;
    const column = isPastEnd ? (lines.at(-1) ?? "").length + 1 : diagnostic.column;
    const place = `${line}:${column}`;
    if (place === last) {
      traceback.push(`      ${message}`);
      continue;
    }
    last = place;
    evalue.push(`${place} - ${message}`);
    const number = String(line).padStart(3);
    const text = lines[line - 1] ?? "";
    const caret = text.slice(0, column - 1).replace(/[^\t]/g, " ");
    traceback.push(`${number} | ${text}`, `    | ${caret}^ ${message}`);
  }
  const found = evalue.length === 1 ? "1 error" : `${evalue.length} errors`;
  return {
    output_type: "error",
    ename: "TypeScriptError",
    evalue: evalue.join("\n"),
    traceback: [`TypeScriptError: ${found} found, the cell has not run`, ...traceback],
  };
}
