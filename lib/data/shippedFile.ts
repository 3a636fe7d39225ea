import {didYouMean, FormatError} from "../core/index.ts";
import {DatasetError} from "./datasetError.ts";

/** A file that comes with the library, as the book's manifest lists it. */
export interface ShippedFile {
  readonly id: string;
  readonly bytes: number;
  /** SHA-256 of the file, 64 lower-case hexadecimal digits; its name in the book's data. */
  readonly sha256: string;
}

/** Finds a file by its name among those that there are. */
export function findShipped(who: string, names: readonly string[], name: string): string {
  const found = names.find((one) => one === name);
  if (found !== undefined) return found;
  const known = names.length === 0 ? "none here" : names.join(", ");
  throw new DatasetError(
    `${who}: name must be a file that comes with the library (${known}), got "${name}"${didYouMean(name, names)}`,
    {fault: "not-found", dataset: name},
  );
}

/** Reads the list of these files out of a book's manifest; an older book has none. */
export function parseShipped(text: string, where: string): ReadonlyMap<string, ShippedFile> {
  const {shipped = []} = JSON.parse(text) as {shipped?: unknown};
  if (!Array.isArray(shipped)) {
    throw new FormatError(`parseShipped: ${where} must hold a list of shipped files`);
  }
  const rows = new Map<string, ShippedFile>();
  for (const row of shipped as Record<string, unknown>[]) {
    const {id, bytes, sha256} = row;
    const isRow = typeof id === "string" && Number.isSafeInteger(bytes);
    if (!isRow || !/^[0-9a-f]{64}$/.test(String(sha256))) {
      throw new FormatError(
        `parseShipped: ${where} must give id, bytes and sha256 of each shipped file, got ${JSON.stringify(row)}`,
      );
    }
    rows.set(id, {id, bytes: Number(bytes), sha256: String(sha256)});
  }
  return rows;
}
