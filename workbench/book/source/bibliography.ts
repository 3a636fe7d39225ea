import {FormatError} from "voxelbook/core";

/** One entry of references.bib, its LaTeX signs turned to plain text. */
export interface Reference {
  readonly key: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, string>>;
}

const ACCENTS: Readonly<Record<string, string>> = {
  '"': "\u0308",
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  "~": "\u0303",
  c: "\u0327",
  v: "\u030c",
};

/** Turns the LaTeX of a field into plain text: accents, dashes, braces. */
function plainText(value: string): string {
  return value
    .replace(/\\(["'`^~cv])\s*\{?([A-Za-z])\}?/g, (_, accent: string, letter: string) =>
      `${letter}${ACCENTS[accent]}`.normalize("NFC"),
    )
    .replace(/\\ss\b\s*/g, "ß")
    .replace(/\\o\b\s*/g, "ø")
    .replace(/\\([&%$#_])/g, "$1")
    .replace(/---/g, "—")
    .replace(/--/g, "–")
    .replace(/[{}]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Reads one braced, quoted or bare value; returns it with the position after it. */
function readValue(text: string, start: number): {value: string; end: number} {
  const open = text[start];
  if (open !== "{" && open !== '"') {
    const bare = /^[^,}\s]+/.exec(text.slice(start))?.[0] ?? "";
    return {value: bare, end: start + bare.length};
  }
  // Braces nest; a quote closes only outside of them.
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "{") depth++;
    if (text[i] === "}") depth--;
    const closed = open === "{" ? depth === 0 : i > start && text[i] === '"' && depth === 0;
    if (closed) return {value: text.slice(start + 1, i), end: i + 1};
  }
  throw new FormatError(`readBibliography: a value must be closed, got end of file at ${start}`);
}

/** Reads the entries of a BibTeX file by key; a key that appears twice throws FormatError. */
export function readBibliography(text: string): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  const entry = /@([A-Za-z]+)\s*\{\s*([^,\s]+)\s*,/g;
  for (let head = entry.exec(text); head !== null; head = entry.exec(text)) {
    const kind = head[1]!;
    const key = head[2]!;
    if (found.has(key)) {
      throw new FormatError(`readBibliography: a key must appear once, got ${key} twice`);
    }
    const fields: Record<string, string> = {};
    const field = /\s*([A-Za-z]+)\s*=\s*/y;
    field.lastIndex = entry.lastIndex;
    for (let name = field.exec(text); name !== null; name = field.exec(text)) {
      const {value, end} = readValue(text, field.lastIndex);
      fields[name[1]!.toLowerCase()] = plainText(value);
      const comma = /\s*,?/y;
      comma.lastIndex = end;
      comma.exec(text);
      field.lastIndex = comma.lastIndex;
      entry.lastIndex = comma.lastIndex;
    }
    found.set(key, {key, kind: kind.toLowerCase(), fields});
  }
  return found;
}
