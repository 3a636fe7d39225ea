import {parse} from "csv-parse/sync";

/** What Canvas would show of a file before it imports it. */
export interface CanvasImport {
  readonly assignment: string;
  readonly possible: string | undefined;
  /** By the number in the column ID. */
  readonly grades: Readonly<Record<string, string>>;
}

/**
 * Reads a gradebook by the rules of Canvas's importer (lib/gradebook_importer.rb), written independently of
 * the exporter: the delimiter by the first three lines, a point or comma before the decimals, the student's
 * columns counted, rows that describe columns skipped.
 */
export function importCanvas(text: string): CanvasImport {
  const lines = text.split(/\r?\n/).slice(0, 3);
  const fields = (delimiter: string): number => {
    try {
      const all = lines.map((line) => parse(line, {delimiter})[0]?.length ?? 0);
      return new Set(all).size === 1 ? all[0] : 0;
    } catch {
      // Malformed with this delimiter: not this one.
      return 0;
    }
  };
  const delimiter = fields(";") > fields(",") ? ";" : ",";
  const rows: string[][] = parse(text, {delimiter, bom: true, relax_column_count: true});
  const [titles, ...others] = rows.filter((row) => row.some((cell) => /[^;, ]/.test(cell)));
  if (!titles[0].includes("Student") || !titles[1].includes("ID"))
    throw new Error("invalid header");
  let columns = 3;
  if (/SIS\s+Login\s+ID/.test(titles[2])) columns += 1;
  else if (/SIS\s+User\s+ID/.test(titles[2]) && /SIS\s+Login\s+ID/.test(titles[3])) {
    columns += /Integration\s+ID/.test(titles[4]) ? 3 : 2;
    if (/Root\s+Account/.test(titles[columns - 1])) columns += 1;
  }
  if (!titles[columns - 1].includes("Section")) throw new Error("invalid header");
  if (titles.length !== columns + 1)
    throw new Error(`one assignment, got ${titles.length - columns}`);

  let possible: string | undefined;
  const grades: Record<string, string> = {};
  for (const row of others) {
    if (row[0].includes("Points Possible")) possible = normal(row[columns]);
    else if (!row.every((cell) => /^\s*(Muted|Manual Posting.*)?\s*$/i.test(cell))) {
      grades[row[1]] = normal(row[columns]);
    }
  }
  return {assignment: titles[columns], possible, grades};
}

/** Numbers with a decimal comma become such with a point; the last mark stands before the decimals. */
function normal(cell: string): string {
  if (!/^-?[0-9.,]+%?$/.test(cell)) return cell.trim();
  const parts = cell.split(/[,.]/);
  const last = parts.pop() ?? "";
  return parts.length === 0 ? last : `${parts.join("")}.${last}`;
}
