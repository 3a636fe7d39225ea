import {FormatError} from "voxelbook/core";
import {checkNotebook} from "./checkNotebook.ts";

/** One output in several forms, keyed by MIME type; texts are strings, JSON types are objects. */
export type MimeData = Record<string, unknown>;

export interface StreamOutput {
  output_type: "stream";
  name: "stdout" | "stderr";
  text: string;
}
export interface DisplayOutput {
  output_type: "display_data";
  data: MimeData;
  metadata: Record<string, unknown>;
}
export interface ResultOutput {
  output_type: "execute_result";
  execution_count: number | null;
  data: MimeData;
  metadata: Record<string, unknown>;
}
export interface ErrorOutput {
  output_type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

/** A slider of the page for a top-level numeric constant. */
export interface Control {
  min: number;
  max: number;
  step: number;
  label: string;
}

export interface CellMetadata {
  tags?: string[];
  voxelbook?: {
    claims?: string[];
    controls?: Record<string, Control>;
    predict?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
}

interface AnyCell {
  /** 1 to 64 characters of A-Z a-z 0-9 - _, unique in the notebook. */
  id: string;
  metadata: CellMetadata;
  /** The whole text, lines separated by \n (the file keeps a list of lines). */
  source: string;
}
export interface CodeCell extends AnyCell {
  cell_type: "code";
  execution_count: number | null;
  outputs: Output[];
}
export interface MarkdownCell extends AnyCell {
  cell_type: "markdown";
  attachments?: Record<string, MimeData>;
}
export interface RawCell extends AnyCell {
  cell_type: "raw";
  attachments?: Record<string, MimeData>;
}
export type Cell = CodeCell | MarkdownCell | RawCell;

export interface Notebook {
  nbformat: 4;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: Cell[];
}

/**
 * Reads an nbformat 4.5 notebook; texts kept as lists of lines come back as one string.
 *
 * @param text - the content of the .ipynb file
 * @param name - what to call it in messages, usually its path
 * @throws FormatError naming the notebook, the cell and the rule that is broken
 */
export function readNotebook(text: string, name: string): Notebook {
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new FormatError(`${name}: must be a JSON file, got: ${(error as Error).message}`);
  }
  return checkNotebook(json, name);
}

/** Says whether a MIME type is kept as JSON; every other type is text, kept as a list of lines. */
function isJsonType(type: string): boolean {
  return type === "application/json" || /^application\/.*\+json$/.test(type);
}

/** Splits a text into lines that keep their ends, as Jupyter writes them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function dataForFile(data: MimeData): MimeData {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [
      type,
      typeof value === "string" && !isJsonType(type) ? linesOf(value) : value,
    ]),
  );
}

function outputForFile(output: Output): unknown {
  if (output.output_type === "stream") return {...output, text: linesOf(output.text)};
  if (output.output_type === "error") return output;
  return {...output, data: dataForFile(output.data)};
}

/** Sorts the keys of an object and of the objects in it, so that a file depends only on its content. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Writes a notebook as Jupyter does: sorted keys, indent of one space, a newline at the end. */
export function writeNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: linesOf(cell.source),
    ...(cell.cell_type === "code" ? {outputs: cell.outputs.map(outputForFile)} : {}),
  }));
  return `${JSON.stringify(sorted({...notebook, cells}), null, 1)}\n`;
}

/** Returns a copy without outputs and execution counts: the form kept in the repository. */
export function stripOutputs(notebook: Notebook): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) =>
      cell.cell_type === "code" ? {...cell, execution_count: null, outputs: []} : cell,
    ),
  };
}
