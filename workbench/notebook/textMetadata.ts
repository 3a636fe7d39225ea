import {FormatError} from "voxelbook/core";

type Json = Record<string, unknown>;

/** A key that may stand before "=" on a cell's line. */
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Sorts the keys of an object and of the objects in it, so that equal metadata give equal text. */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}

/**
 * Writes the metadata of a cell's line: `key=JSON` pairs, or one JSON object where a key is not
 * a plain word.
 */
export function writePairs(first: Json, metadata: Json): string {
  const all = {...first, ...(sortedKeys(metadata) as Json)};
  const entries = Object.entries(all);
  if (entries.every(([key]) => PLAIN_KEY.test(key))) {
    return entries.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(" ");
  }
  return JSON.stringify(all);
}

/** Returns the place after the JSON value that begins at a place of a text. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === "\\") i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (depth === 0 && character === " ") return i;
    if (!inString && depth === 0 && /["}\]]/.test(character) && i > start) return i + 1;
  }
  return text.length;
}

/** Reads a JSON value; a wrong one is said with its key and line. */
function readJson(text: string, key: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FormatError(`${where}: ${key} must be JSON, got ${text.slice(0, 60)}`);
  }
}

/** Reads what {@link writePairs} has written, and what jupytext writes. */
export function readPairs(text: string, where: string): Json {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return readJson(trimmed, "the metadata", where) as Json;
  const found: Json = {};
  let rest = trimmed;
  while (rest !== "") {
    const key = /^([A-Za-z_][A-Za-z0-9_.-]*)=/.exec(rest)?.[1];
    if (key === undefined) {
      throw new FormatError(`${where}: metadata must be key=JSON, got ${rest.slice(0, 60)}`);
    }
    if (key in found) throw new FormatError(`${where}: the key ${key} comes twice`);
    const end = endOfValue(rest, key.length + 1);
    found[key] = readJson(rest.slice(key.length + 1, end), key, where);
    rest = rest.slice(end).trimStart();
  }
  return found;
}
