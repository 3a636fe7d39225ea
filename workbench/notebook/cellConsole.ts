/** Turns values into text as Node's util does; the page has the same functions from a package. */
export interface Inspector {
  inspect(value: unknown, options?: {breakLength?: number; compact?: boolean | number}): string;
  format(...args: unknown[]): string;
}

/** Takes the text that a cell prints. */
export type WriteStream = (name: "stdout" | "stderr", text: string) => void;

type Row = Record<string, string>;

/** Draws a table with box characters: one row per entry, one column per key found in them. */
function drawTable(
  data: object,
  columns: readonly string[] | undefined,
  inspect: (v: unknown) => string,
): string {
  const index = "(index)";
  const header = new Set<string>([index]);
  const rows: Row[] = Object.entries(data).map(([key, value]) => {
    const row: Row = {[index]: key};
    const isRecord = typeof value === "object" && value !== null;
    const cells: [string, unknown][] = isRecord ? Object.entries(value) : [["Values", value]];
    for (const [name, content] of cells) {
      if (isRecord && columns !== undefined && !columns.includes(name)) continue;
      row[name] = inspect(content);
    }
    return row;
  });

  // Columns stand in the order in which they first appear; bare values come last.
  for (const row of rows)
    for (const name of Object.keys(row)) if (name !== "Values") header.add(name);
  if (rows.some((row) => "Values" in row)) header.add("Values");
  const names = [...header];
  const widths = names.map(
    (name) => Math.max(name.length, ...rows.map((row) => (row[name] ?? "").length)) + 2,
  );
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const line = (cells: string[]) =>
    `│${cells.map((cell, i) => ` ${cell}`.padEnd(widths[i] ?? 0)).join("│")}│`;
  return [
    rule("┌", "┬", "┐"),
    line(names),
    rule("├", "┼", "┤"),
    ...rows.map((row) => line(names.map((name) => row[name] ?? ""))),
    rule("└", "┴", "┘"),
  ].join("\n");
}

/** Makes the counting and timing methods; each label has a count and a start of its own. */
function countersAndTimers(print: (text: string) => void, now: () => number) {
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const elapsed = (label: string) =>
    `${label}: ${(now() - (starts.get(label) ?? now())).toFixed(1)} ms`;
  return {
    count(label = "default") {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      print(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => void counts.delete(label),
    time: (label = "default") => void starts.set(label, now()),
    timeLog: (label = "default") => print(elapsed(label)),
    timeEnd(label = "default") {
      print(elapsed(label));
      starts.delete(label);
    },
  };
}

/**
 * Makes the console that cells see; the same text comes out in the runner, Jupyter and the page.
 * log, info, debug, dir and table go to stdout; warn, error, trace and assert go to stderr.
 */
export function createCellConsole(
  {inspect, format}: Inspector,
  write: WriteStream,
): Partial<Console> {
  let indent = "";
  const print = (name: "stdout" | "stderr", text: string) => {
    write(name, `${indent}${indent === "" ? text : text.replaceAll("\n", `\n${indent}`)}\n`);
  };
  const out = (...args: unknown[]) => print("stdout", format(...args));
  const err = (...args: unknown[]) => print("stderr", format(...args));
  const group = (...label: unknown[]) => {
    if (label.length > 0) out(...label);
    indent += "  ";
  };
  return {
    log: out,
    info: out,
    debug: out,
    dirxml: out,
    warn: err,
    error: err,
    trace: (...args: unknown[]) => print("stderr", `Trace: ${format(...args)}`.trimEnd()),
    dir: (value: unknown) => print("stdout", inspect(value)),
    table(data: unknown, columns?: readonly string[]) {
      if (typeof data !== "object" || data === null) return out(data);
      out(drawTable(data, columns, (value) => inspect(value)));
    },
    assert(condition?: boolean, ...args: unknown[]) {
      if (condition) return;
      err(args.length === 0 ? "Assertion failed" : `Assertion failed: ${format(...args)}`);
    },
    group,
    groupCollapsed: group,
    groupEnd() {
      indent = indent.slice(2);
    },
    clear: () => undefined,
    ...countersAndTimers(
      (text) => out(text),
      () => performance.now(),
    ),
  };
}
