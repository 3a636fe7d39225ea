import {dump, load} from "js-yaml";
import {FormatError} from "voxelbook/core";
import {checkNotebook} from "./checkNotebook.ts";
import type {Cell, MimeData, Notebook} from "./nbformat.ts";
import {readPairs, sortedKeys, writePairs} from "./textMetadata.ts";

type Json = Record<string, unknown>;

/** What the header says about the form itself, after jupytext's percent format 1.3. */
const REPRESENTATION = {extension: ".ts", format_name: "percent", format_version: "1.3"};

/** The line that begins a cell. */
const MARKER = /^\/\/ %%(?: |$)/;

/** A line of a cell that looks like a marker, or like one that was hidden already. */
const LIKE_MARKER = /^(?:\/\/ )*\/\/ %%(?: |$)/;

/** Hides a line that would begin a cell behind one more comment sign. */
function hide(line: string): string {
  return LIKE_MARKER.test(line) ? `// ${line}` : line;
}

/** Takes the comment sign of {@link hide} away. */
function unhide(line: string): string {
  return LIKE_MARKER.test(line) && !MARKER.test(line) ? line.slice(3) : line;
}

/** Writes a cell: its marker, then its lines; all but code are commented out. */
function writeCell(cell: Cell): string {
  if ("id" in cell.metadata || "attachments" in cell.metadata) {
    throw new FormatError(`cell ${cell.id}: metadata named id or attachments has no text form`);
  }
  const attachments = cell.cell_type !== "code" ? cell.attachments : undefined;
  const first: Json = {id: cell.id, ...(attachments === undefined ? {} : {attachments})};
  const kind = cell.cell_type === "code" ? "" : ` [${cell.cell_type}]`;
  const lines = cell.source.split("\n");
  const written =
    cell.cell_type === "code" ? lines : lines.map((line) => (line === "" ? "//" : `// ${line}`));
  return `// %%${kind} ${writePairs(first, cell.metadata)}\n${written.map(hide).join("\n")}\n`;
}

/** Writes the notebook's own metadata as a commented YAML block. */
function writeHeader({metadata, nbformat_minor}: Notebook): string {
  const jupytext = {
    ...(metadata["jupytext"] as Json | undefined),
    text_representation: REPRESENTATION,
    ...(nbformat_minor === 5 ? {} : {nbformat_minor}),
  };
  const yaml = dump({jupyter: sortedKeys({...metadata, jupytext})}, {lineWidth: -1, noRefs: true});
  const lines = yaml.trimEnd().split("\n");
  return `// ---\n${lines.map((line) => (line === "" ? "//" : `// ${line}`)).join("\n")}\n// ---\n`;
}

/**
 * Writes a notebook as TypeScript in jupytext's percent format: readable in a diff, and without
 * loss, outputs apart, which the source of a chapter does not have.
 *
 * @throws FormatError when a cell's metadata has a key that the form needs for itself
 */
export function writeText(notebook: Notebook): string {
  return [writeHeader(notebook), ...notebook.cells.map(writeCell)].join("\n");
}

/** Reads the commented YAML block; returns its metadata and where the cells begin. */
function readHeader(lines: readonly string[], name: string): {jupyter: Json; start: number} {
  // jupytext puts the encoding first where a text is not plain ASCII.
  const first = /^\/\/ -\*- coding:/.test(lines[0]) ? 1 : 0;
  if (lines[first] !== "// ---") return {jupyter: {}, start: first};
  const end = lines.indexOf("// ---", first + 1);
  if (end < 0) {
    throw new FormatError(
      `${name}: the header that begins in line ${first + 1} must end in a line "// ---"`,
    );
  }
  const yaml = lines.slice(first + 1, end).map((line) => line.replace(/^\/\/ ?/, ""));
  let header: unknown;
  try {
    header = load(yaml.join("\n"));
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0];
    throw new FormatError(`${name}: the header must be YAML: ${reason}`);
  }
  const jupyter = (header as {jupyter?: Json} | undefined)?.jupyter;
  if (typeof jupyter !== "object" || jupyter === null) {
    throw new FormatError(`${name}: the header must have the key jupyter`);
  }
  return {jupyter, start: end + 1};
}

/** Splits a cell's line into kind and metadata; a free title becomes metadata, as in jupytext. */
function readMarker(line: string, where: string): {kind: string; metadata: Json} {
  const rest = line.slice("// %%".length).trim();
  const {title, kind, pairs} =
    /^(?<title>(?:(?![\w.-]+=|\[|\{)\S+\s*)*)(?:\[(?<kind>\w+)\])?\s*(?<pairs>.*)$/.exec(rest)
      ?.groups ?? {};
  const known: Readonly<Record<string, string>> = {
    md: "markdown",
    markdown: "markdown",
    raw: "raw",
  };
  const type = kind === undefined ? "code" : known[kind];
  if (type === undefined) {
    throw new FormatError(`${where}: a cell must be [markdown], [raw] or code, got [${kind}]`);
  }
  const metadata = readPairs(pairs ?? "", where);
  const heading = (title ?? "").trim();
  return {kind: type, metadata: heading === "" ? metadata : {title: heading, ...metadata}};
}

/** Takes the comment signs of a markdown or raw line away. */
function uncomment(line: string, where: string): string {
  if (line === "//") return "";
  if (line.startsWith("// ")) return line.slice(3);
  if (line === "") return "";
  throw new FormatError(`${where}: a line of text must begin with //, got ${line.slice(0, 60)}`);
}

/** Reads the cell that begins at a marker. */
function readCell(lines: readonly string[], start: number, end: number, name: string): Json {
  const where = `${name}: line ${start + 1}`;
  const {kind, metadata: all} = readMarker(lines[start], where);
  const {id, attachments, ...metadata} = all;
  // One empty line stands between two cells and belongs to neither.
  const last = end < lines.length && lines[end - 1] === "" ? end - 1 : end;
  const body = lines.slice(start + 1, last).map(unhide);
  const source =
    kind === "code"
      ? body
      : body.map((line, i) => uncomment(line, `${name}: line ${start + 2 + i}`));
  return {
    cell_type: kind,
    id: id ?? `cell-${start + 1}`,
    metadata,
    source: source.join("\n"),
    ...(attachments === undefined ? {} : {attachments: attachments as MimeData}),
    ...(kind === "code" ? {outputs: [], execution_count: null} : {}),
  };
}

/**
 * Reads the text form of a notebook. A cell without an id, as other programs write them, is named
 * after its line.
 *
 * @param name - what to call it in messages, usually its path
 * @throws FormatError naming the line and the rule that is broken
 */
export function readText(text: string, name: string): Notebook {
  const lines = text.replace(/\n$/, "").split("\n");
  const {jupyter, start} = readHeader(lines, name);
  const {jupytext, ...metadata} = jupyter;
  const {text_representation: _, nbformat_minor = 5, ...settings} = (jupytext ?? {}) as Json;

  const starts = lines.flatMap((line, i) => (i >= start && MARKER.test(line) ? [i] : []));
  const before = lines.slice(start, starts[0] ?? lines.length).findIndex((line) => line !== "");
  if (before >= 0) {
    throw new FormatError(
      `${name}: line ${start + before + 1}: a cell must begin with "// %%", got ` +
        `${lines[start + before].slice(0, 60)}`,
    );
  }
  const cells = starts.map((at, i) => readCell(lines, at, starts[i + 1] ?? lines.length, name));
  const kept = Object.keys(settings).length === 0 ? {} : {jupytext: settings};
  return checkNotebook(
    {nbformat: 4, nbformat_minor, metadata: {...metadata, ...kept}, cells},
    name,
  );
}
