import {FormatError} from "voxelbook/core";
import type {Cell, Notebook, Output} from "./nbformat.ts";

type Json = Record<string, unknown>;

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Shows a wrong value in a message, in at most 40 characters. */
function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Joins a text that the file may keep as one string or as a list of lines. */
function joined(value: unknown, where: string): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string"))
    return value.join("");
  throw new FormatError(`${where} must be a string or a list of strings, got ${shown(value)}`);
}

function record(value: unknown, where: string): Json {
  if (isRecord(value)) return value;
  throw new FormatError(`${where} must be an object, got ${shown(value)}`);
}

function dataOf(value: unknown, where: string): Json {
  const isText = (type: string, content: unknown) =>
    Array.isArray(content) && !/json$/.test(type) ? joined(content, `${where} ${type}`) : content;
  return Object.fromEntries(
    Object.entries(record(value, where)).map(([type, content]) => [type, isText(type, content)]),
  );
}

function countOf(value: unknown, where: string): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new FormatError(
    `${where}: execution_count must be null or a whole number, got ${shown(value)}`,
  );
}

function checkOutput(value: unknown, where: string): Output {
  const output = record(value, where);
  const metadata = () => record(output["metadata"] ?? {}, `${where}: metadata`);
  switch (output["output_type"]) {
    case "stream": {
      const name = output["name"];
      if (name !== "stdout" && name !== "stderr")
        throw new FormatError(`${where}: stream name must be stdout or stderr, got ${shown(name)}`);
      return {output_type: "stream", name, text: joined(output["text"], `${where}: text`)};
    }
    case "display_data":
      return {
        output_type: "display_data",
        data: dataOf(output["data"], `${where}: data`),
        metadata: metadata(),
      };
    case "execute_result":
      return {
        output_type: "execute_result",
        execution_count: countOf(output["execution_count"], where),
        data: dataOf(output["data"], `${where}: data`),
        metadata: metadata(),
      };
    case "error": {
      const traceback = output["traceback"] ?? [];
      if (!Array.isArray(traceback) || !traceback.every((line) => typeof line === "string"))
        throw new FormatError(
          `${where}: traceback must be a list of strings, got ${shown(traceback)}`,
        );
      const text = (key: string) => joined(output[key], `${where}: ${key}`);
      return {output_type: "error", ename: text("ename"), evalue: text("evalue"), traceback};
    }
    default:
      throw new FormatError(
        `${where}: output_type must be stream, display_data, execute_result or error, got ${shown(output["output_type"])}`,
      );
  }
}

function checkCell(value: unknown, name: string, number: number): Cell {
  const cell = record(value, `${name}: cell ${number}`);
  const id = cell["id"];
  if (typeof id !== "string" || !/^[A-Za-z0-9_-]{1,64}$/.test(id))
    throw new FormatError(
      `${name}: cell ${number}: id must be 1 to 64 letters, digits, - or _ (nbformat 4.5), got ${shown(id)}`,
    );
  const where = `${name}: cell ${number} (${id})`;
  const metadata = record(cell["metadata"] ?? {}, `${where}: metadata`);
  const tags = metadata["tags"];
  if (tags !== undefined && !(Array.isArray(tags) && tags.every((tag) => typeof tag === "string")))
    throw new FormatError(`${where}: tags must be a list of strings, got ${shown(tags)}`);
  const common = {id, metadata, source: joined(cell["source"], `${where}: source`)};
  const type = cell["cell_type"];
  if (type === "code") {
    const outputs = cell["outputs"] ?? [];
    if (!Array.isArray(outputs))
      throw new FormatError(`${where}: outputs must be a list, got ${shown(outputs)}`);
    return {
      ...common,
      cell_type: "code",
      execution_count: countOf(cell["execution_count"], where),
      outputs: outputs.map((output, i) => checkOutput(output, `${where}: output ${i + 1}`)),
    };
  }
  if (type !== "markdown" && type !== "raw")
    throw new FormatError(`${where}: cell_type must be code, markdown or raw, got ${shown(type)}`);
  const attachments = cell["attachments"];
  if (attachments === undefined) return {...common, cell_type: type};
  const files = Object.entries(record(attachments, `${where}: attachments`));
  return {
    ...common,
    cell_type: type,
    attachments: Object.fromEntries(
      files.map(([file, data]) => [file, dataOf(data, `${where}: attachment ${file}`)]),
    ),
  };
}

/** Checks parsed JSON against nbformat 4.5 and returns it typed, with lists of lines joined. */
export function checkNotebook(json: unknown, name: string): Notebook {
  if (!isRecord(json) || !("nbformat" in json))
    throw new FormatError(
      `${name}: must be a Jupyter notebook (an object with nbformat), got ${shown(json)}`,
    );
  const {nbformat, nbformat_minor: minor, cells} = json;
  if (nbformat !== 4 || typeof minor !== "number" || minor < 5)
    throw new FormatError(
      `${name}: must be nbformat 4.5 (cells with ids), got ${shown(nbformat)}.${shown(minor)}; JupyterLab saves it so`,
    );
  if (!Array.isArray(cells))
    throw new FormatError(`${name}: cells must be a list, got ${shown(cells)}`);
  const read = cells.map((cell, i) => checkCell(cell, name, i + 1));
  const places = new Map<string, number>();
  for (const [i, {id}] of read.entries()) {
    const first = places.get(id);
    if (first !== undefined)
      throw new FormatError(
        `${name}: cell ids must be unique, cells ${first} and ${i + 1} are both ${shown(id)}`,
      );
    places.set(id, i + 1);
  }
  return {
    nbformat: 4,
    nbformat_minor: minor,
    metadata: record(json["metadata"] ?? {}, `${name}: metadata`),
    cells: read,
  };
}
