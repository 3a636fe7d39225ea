/** Longest text of one field; what a student's answer printed may be long. */
const MOST = 4_000;

/** Control characters (ANSI escapes begin with one), lone surrogates and the two that no XML may hold. */
const UNSEEN = /[\p{Cs}\ufffe\uffff]|(?![\n\t])\p{Cc}/gu;
/** Sequences that colour a terminal: the escape character and what it governs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;

/**
 * Makes a text that every reader of an export takes: lines end with \n, no control characters, cut to a
 * length.
 *
 * @example plainText("a\u001b[31mb\r\nc\u0000") // "ab\nc"
 */
export function plainText(text: string, most = MOST): string {
  const clean = text.replace(/\r\n?/g, "\n").replace(ANSI, "").replace(UNSEEN, "");
  const characters = [...clean];
  return characters.length <= most ? clean : `${characters.slice(0, most - 1).join("")}…`;
}

/** The same on one line, for the cell of a table. */
export function oneLine(text: string, most = MOST): string {
  return plainText(text.replace(/\s+/g, " ").trim(), most);
}
