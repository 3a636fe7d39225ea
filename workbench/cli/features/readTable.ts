import {readFile} from "node:fs/promises";
import {dirname, resolve} from "node:path";
import {CsvError, parse} from "csv-parse/sync";
import type {Unit} from "voxelbook/image";
import {delimiterOf} from "../delimiterOf.ts";
import {CliError, USAGE} from "../error.ts";
import {didYouMean} from "voxelbook/core";
import type {FeatureCase} from "./featureCase.ts";
import {readingFault} from "./imageFile.ts";
import {readLabels} from "./readLabels.ts";
import {readUnit} from "./readUnit.ts";

/** The columns that mean something; the first three must be there. */
const COLUMNS = ["id", "image", "mask", "label", "unit"];

/** The cases of a table, and the columns that it has beside. */
export interface CaseTable {
  readonly cases: readonly FeatureCase[];
  readonly unused: readonly string[];
}

/** A table longer than this is something else. */
const MOST_BYTES = 1 << 26;

/** Reads bytes as text; an image or another encoding is not. */
function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw new CliError(`features: ${name}: must be text in UTF-8`, {
      exitCode: USAGE,
      fix: "save it as CSV UTF-8",
    });
  }
}

/** Splits a table into cells. */
function cellsOf(text: string, name: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      trim: true,
      skip_empty_lines: true,
      relax_column_count: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CliError(`features: ${name}: must be CSV: ${error.message.split(", value is")[0]}`, {
      exitCode: USAGE,
    });
  }
}

/** Checks the titles: each once, none of ours misspelt. */
function checkTitles(titles: readonly string[], name: string): void {
  const twice = titles.find((title, i) => title !== "" && titles.indexOf(title) !== i);
  if (twice !== undefined) {
    throw new CliError(`features: ${name}: column "${twice}" stands there twice`, {
      exitCode: USAGE,
    });
  }
  const missing = COLUMNS.slice(0, 3).filter((column) => !titles.includes(column));
  if (missing.length > 0) {
    const found = titles.map((title) => `"${title}"`).join(", ");
    throw new CliError(
      `features: ${name}: must have the columns id, image and mask in its first line; ${missing.join(", ")} missing, got ${found}`,
      {exitCode: USAGE},
    );
  }
  for (const title of titles) {
    const hint = COLUMNS.includes(title) ? "" : didYouMean(title, COLUMNS.slice(3));
    if (hint !== "") {
      throw new CliError(`features: ${name}: unknown column "${title}"${hint}`, {exitCode: USAGE});
    }
  }
}

/** Turns a row into a case. */
function readRow(
  cell: (title: string) => string,
  folder: string,
  where: string,
  unit: Unit | null,
): FeatureCase {
  const empty = COLUMNS.slice(0, 3).find((title) => cell(title) === "");
  if (empty !== undefined) {
    throw new CliError(`features: ${where}: ${empty} must not be empty`, {exitCode: USAGE});
  }
  const [id, image, mask, label, ownUnit] = COLUMNS.map(cell);

  // Such characters could make a terminal do things when a message names the case.
  if (/\p{Cc}/u.test(id + image + mask)) {
    throw new CliError(`features: ${where}: id, image and mask must not hold control characters`, {
      exitCode: USAGE,
    });
  }
  return {
    id,
    image,
    mask,
    imagePath: resolve(folder, image),
    maskPath: resolve(folder, mask),
    labels: label === "" ? "only" : readLabels(label, `${where}: label`),
    unit: ownUnit === "" ? unit : readUnit(ownUnit, `${where}: unit`),
  };
}

/** Refuses two rows that no result could be told apart by. */
function requireDifferent(cases: readonly FeatureCase[], name: string): void {
  const seen = new Map<string, number>();
  for (const [i, {id, labels}] of cases.entries()) {
    const key = JSON.stringify([id, labels]);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw new CliError(
        `features: ${name}: cases must differ in id or label, got "${id}" with the same label as case ${earlier} and as case ${i + 1}`,
        {exitCode: USAGE},
      );
    }
    seen.set(key, i + 1);
  }
}

/**
 * Reads a table of cases: columns id, image and mask, and where they are there label (a whole number,
 * several with spaces or semicolons between them, or "all") and unit. Paths are relative to the table.
 *
 * @param path - the CSV file; commas, semicolons or tabs separate its cells
 * @param unit - the unit of images whose row names none
 */
export async function readTable(path: string, unit: Unit | null): Promise<CaseTable> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CliError(`features: ${readingFault(path, error).message}`, {exitCode: USAGE});
  });
  if (bytes.length > MOST_BYTES) {
    throw new CliError(
      `features: ${path}: must be a table of at most ${MOST_BYTES} bytes, got ${bytes.length}`,
      {exitCode: USAGE},
    );
  }
  const [titles = [], ...rows] = cellsOf(decoded(bytes, path), path);
  checkTitles(titles, path);
  if (rows.length === 0) {
    throw new CliError(
      `features: ${path}: must hold at least one case below its titles, got none`,
      {
        exitCode: USAGE,
      },
    );
  }
  const folder = dirname(resolve(path));
  const cases = rows.map((row, i) => {
    const cell = (title: string): string => row[titles.indexOf(title)] ?? "";
    return readRow(cell, folder, `${path}, case ${i + 1}`, unit);
  });
  requireDifferent(cases, path);
  return {cases, unused: titles.filter((title) => !COLUMNS.includes(title) && title !== "")};
}
