import {topLevelOf} from "../runtime/setConstant.ts";

/** A value that a form of the page can show and change: a text or a list of texts. */
export type LiteralValue = string | readonly string[];

/** Where the value stands in the cell's text. */
interface FoundLiteral {
  readonly start: number;
  readonly end: number;
  readonly value: LiteralValue;
}

const TEXT = /"(?:\\[^\n]|[^"\\\n])*"|'(?:\\[^\n]|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/y;

/** Reads the text that begins at a place; a template with a value inside is no literal. */
function textAt(
  source: string,
  at: number,
): {readonly text: string; readonly end: number} | undefined {
  TEXT.lastIndex = at;
  const found = TEXT.exec(source)?.[0];
  if (found === undefined || (found[0] === "`" && found.includes("${"))) return undefined;
  const inside = found.slice(1, -1);
  const text = inside.replace(/\\([\s\S])/g, (_, letter: string) =>
    letter === "n" ? "\n" : letter === "t" ? "\t" : letter === "\n" ? "" : letter,
  );
  return {text, end: at + found.length};
}

const skipBlanks = (source: string, at: number): number =>
  at + (/^\s*/.exec(source.slice(at))?.[0].length ?? 0);

/** Reads a list of texts that begins at a place. */
function listAt(
  source: string,
  at: number,
): {readonly list: string[]; readonly end: number} | undefined {
  const list: string[] = [];
  let next = skipBlanks(source, at + 1);
  while (source[next] !== "]") {
    const item = textAt(source, next);
    if (item === undefined) return undefined;
    list.push(item.text);
    next = skipBlanks(source, item.end);
    if (source[next] === ",") next = skipBlanks(source, next + 1);
    else if (source[next] !== "]") return undefined;
  }
  return {list, end: next + 1};
}

function findLiteral(source: string, name: string): FoundLiteral | undefined {
  const escaped = name.replaceAll("$", "\\$");
  const declaration = new RegExp(
    String.raw`(?<![\w$.])(?:const|let)\s+${escaped}\s*(?::[^=;]*)?=\s*`,
  );
  const found = declaration.exec(topLevelOf(source));
  if (found === null) return undefined;

  // Blanked texts look like spaces to the pattern: the value begins behind the equals sign.
  const start = skipBlanks(source, source.indexOf("=", found.index) + 1);
  const list = source[start] === "[" ? listAt(source, start) : undefined;
  const text = list === undefined ? textAt(source, start) : undefined;
  const end = list?.end ?? text?.end;
  const value = list?.list ?? text?.text;
  if (end === undefined || value === undefined) return undefined;
  // Something behind it, such as a plus sign, makes it an expression.
  return /^\s*(?:;|$|\n|\/\/)/.test(source.slice(end)) ? {start, end, value} : undefined;
}

/** Returns the text or list of texts that a cell gives a top-level constant; undefined where it computes it. */
export function readLiteral(source: string, name: string): LiteralValue | undefined {
  return findLiteral(source, name)?.value;
}

/** Writes another value into its place; undefined where the cell computes it. */
export function writeLiteral(
  source: string,
  name: string,
  value: LiteralValue,
): string | undefined {
  const found = findLiteral(source, name);
  if (found === undefined) return undefined;
  const text =
    typeof value === "string"
      ? JSON.stringify(value)
      : `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
  return source.slice(0, found.start) + text + source.slice(found.end);
}
