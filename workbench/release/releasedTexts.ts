import {readFile} from "node:fs/promises";
import {gunzipSync} from "node:zlib";
import {strFromU8, unzipSync} from "fflate";
import {filesBelow} from "./filesBelow.ts";
import {readTar} from "./readTar.ts";

/** A text of a release, and the place where a person finds it. */
export interface ReleasedText {
  /** File, and cell or field in it: `exercises/…/exercise.ipynb, cell bias`. */
  readonly where: string;
  readonly text: string;
  /** A part of the packages that the course is made of. */
  readonly packed: boolean;
}

/** Lists the files of a release, those in zips and packages too. */
export interface ReleasedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly packed: boolean;
}

const PACKAGE = /\.tgz$/;

function* insideOf({name, bytes, packed}: ReleasedFile): Generator<ReleasedFile> {
  if (PACKAGE.test(name)) {
    for (const [path, inner] of readTar(gunzipSync(bytes))) {
      yield {name: `${name}: ${path}`, bytes: inner, packed: true};
    }
  } else if (name.endsWith(".zip")) {
    for (const [path, inner] of Object.entries(unzipSync(bytes))) {
      if (!path.endsWith("/")) yield* insideOf({name: `${name}: ${path}`, bytes: inner, packed});
    }
  } else yield {name, bytes, packed};
}

/** Goes through the files of a folder; what is packed in one is gone through as well. */
export async function* releasedFiles(folder: string): AsyncGenerator<ReleasedFile> {
  for (const {path, name} of await filesBelow(folder)) {
    yield* insideOf({name, bytes: await readFile(path), packed: false});
  }
}

/** Lists the texts in JSON data, each with the path to it. */
function* textsInJson(data: unknown, path: string): Generator<[string, string]> {
  if (typeof data === "string") yield [path, data];
  else if (Array.isArray(data)) {
    // Lines of one text, as a notebook keeps a source, are one text.
    const lines = data.length > 0 && data.every((item) => typeof item === "string");
    if (lines) yield [path, data.join(data.some((line) => line.endsWith("\n")) ? "" : "\n")];
    else for (const [i, item] of data.entries()) yield* textsInJson(item, `${path}[${i}]`);
  } else if (typeof data === "object" && data !== null) {
    for (const [key, value] of Object.entries(data)) {
      yield [`${path}, a key`, key];
      yield* textsInJson(value, path === "" ? key : `${path}.${key}`);
    }
  }
}

/** Names the place of a text of a notebook: the cell's id in place of its number. */
function cellPlace(data: unknown, path: string): string {
  const [all, number, field] = /^cells\[(\d+)\](?:\.(.*))?$/s.exec(path) ?? [];
  const cells = (data as {cells?: unknown}).cells;
  if (all === undefined || !Array.isArray(cells)) return path;
  const id = (cells[Number(number)] as {id?: unknown} | undefined)?.id;
  const cell = `cell ${typeof id === "string" ? id : Number(number) + 1}`;
  return field === undefined || field === "source" ? cell : `${cell}, ${field}`;
}

const ESCAPES: Readonly<Record<string, string>> = {n: "\n", t: "\t", r: "\r"};

/** Reads the escapes of JSON in a text that is none as a whole, such as a source pasted from a notebook's file. */
function unescaped(text: string): string | undefined {
  if (!/\\[nt"\\]|\\u[0-9a-f]{4}/i.test(text)) return undefined;
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code?: string, letter?: string) =>
    code === undefined
      ? (ESCAPES[letter as string] ?? (letter as string))
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lists the texts of a file: those of JSON one by one, everything else as it stands. */
export function* textsOf({name, bytes, packed}: ReleasedFile): Generator<ReleasedText> {
  if (bytes.includes(0)) return;
  const text = strFromU8(bytes);
  const data = /\.(ipynb|json)$/.test(name) ? parsed(text) : undefined;
  if (data !== undefined) {
    for (const [path, inner] of textsInJson(data, "")) {
      const where = `${name}, ${cellPlace(data, path)}`;
      yield {where, text: inner, packed};
      const plain = unescaped(inner);
      if (plain !== undefined) yield {where, text: plain, packed};
    }
    return;
  }
  yield {where: name, text, packed};
  const plain = packed ? undefined : unescaped(text);
  if (plain !== undefined) yield {where: name, text: plain, packed};
}
