import {readFile} from "node:fs/promises";
import {CsvError, parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import {CliError, USAGE} from "../cli/error.ts";

/** A table as a learning platform exported it, and how its file was written. */
export interface CsvTemplate {
  /** As messages name it. */
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly bom: boolean;
  readonly newline: "\r\n" | "\n";
}

/** A gradebook is smaller than this. */
const MAX_BYTES = 32 * 2 ** 20;

/** Splits text into rows, or undefined where this delimiter cannot. */
function rowsWith(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, {delimiter, relax_column_count: true, skip_empty_lines: true});
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/**
 * Finds the delimiter as Canvas does (`identify_delimiter` in its lib/gradebook_importer.rb): whichever
 * splits the first three lines into the same number of fields, and into more of them; a comma when neither
 * does.
 */
function findDelimiter(text: string, delimiters: readonly string[]): string {
  const lines = text.split(/\r?\n/).slice(0, 3);
  const counts = delimiters.map((delimiter) => {
    const sizes = lines
      .filter((line) => line !== "")
      .map((line) => rowsWith(line, delimiter)?.[0]?.length);
    const [first = 0] = sizes;
    return {delimiter, fields: sizes.every((size) => size === first) ? first : 0};
  });
  return counts.reduce((best, one) => (one.fields > best.fields ? one : best)).delimiter;
}

/**
 * Reads a table that is to be filled and written back as it was found.
 *
 * @param delimiters - what may separate its cells; the first is taken in doubt
 * @throws CliError when it is no text in UTF-8, no CSV, empty or too large
 */
export function parseTemplate(
  bytes: Uint8Array,
  file: string,
  delimiters: readonly string[],
): CsvTemplate {
  const fail = (message: string, fix?: string): CliError =>
    new CliError(`${file}: ${message}`, {exitCode: USAGE, ...(fix === undefined ? {} : {fix})});
  if (bytes.length > MAX_BYTES) {
    throw fail(`a gradebook must have at most ${MAX_BYTES} bytes, got ${bytes.length}`);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    throw fail("it must be text in UTF-8", "export it again, and do not save it in a spreadsheet");
  }
  const bom = text.startsWith("\ufeff");
  if (bom) text = text.slice(1);
  const delimiter = findDelimiter(text, delimiters);
  const rows = rowsWith(text, delimiter);
  if (rows === undefined) throw fail("it must be CSV", "export it again");
  if (rows.length === 0) throw fail("it must hold a line of titles, it is empty");
  return {file, rows, delimiter, bom, newline: text.includes("\r\n") ? "\r\n" : "\n"};
}

/** Reads such a table from a file. */
export async function readTemplate(
  path: string,
  delimiters: readonly string[],
): Promise<CsvTemplate> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CliError(`${path}: it cannot be read: ${(error as Error).message}`, {
      exitCode: USAGE,
    });
  }
  return parseTemplate(bytes, path, delimiters);
}

/** Writes rows in the way of the template's file. Cells stay as they are: the platform compares them with its own. */
export function writeTemplate(
  {delimiter, bom, newline}: CsvTemplate,
  rows: readonly (readonly string[])[],
): string {
  return stringify([...rows.map((row) => [...row])], {delimiter, bom, record_delimiter: newline});
}

/** The number in a cell, with a decimal point or comma, or undefined. */
export function cellNumber(cell: string): number | undefined {
  const text = cell.trim();
  if (!/^-?\d+([.,]\d+)?$/.test(text)) return undefined;
  return Number(text.replace(",", "."));
}

/** True when the numbers of these cells are written with a decimal comma. */
export function hasDecimalComma(cells: readonly string[]): boolean {
  return cells.some((cell) => /^\s*-?\d+,\d+\s*%?\s*$/.test(cell));
}
