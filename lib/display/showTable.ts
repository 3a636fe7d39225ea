import {escapeText} from "./escapeText.ts";
import {formatNumber} from "./formatNumber.ts";
import {show} from "./show.ts";

/** What a cell of a table may hold. */
export type TableValue = string | number | boolean | null | undefined;

/** A column: which field it shows, and how. */
export interface TableColumn {
  /** Field of the rows. */
  readonly key: string;
  /** Heading, with the unit where there is one; the key unless given. */
  readonly label?: string;
  /** Digits after the point; up to five significant ones unless given. */
  readonly digits?: number;
}

/** How rows are shown. */
export interface ShowTableOptions {
  /** Columns from the left; all fields of the first row unless given. */
  readonly columns?: readonly (string | TableColumn)[];
  /** What the table shows. */
  readonly caption: string;
}

/** Writes a value for a reader; what is missing or undefined mathematically becomes a dash. */
function cellText(value: TableValue, digits: number | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (typeof value !== "number") return String(value);
  if (digits === undefined || !Number.isFinite(value)) return formatNumber(value, 5);
  return value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, "")
    .replace("-", "−");
}

/** Counts the columns a text takes in a terminal; wide signs, such as Chinese ones, take two. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

/** Lays out cells in aligned columns, numbers to the right. */
function plainTable(lines: readonly (readonly string[])[], isNumber: readonly boolean[]): string {
  const widths = isNumber.map((_, c) => Math.max(...lines.map((line) => columnsOf(line[c]))));
  return lines
    .map((line) =>
      line
        .map((text, c) => {
          const space = " ".repeat(widths[c] - columnsOf(text));
          return isNumber[c] ? space + text : text + space;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Makes a text safe inside a cell of a Markdown table. */
function markdownCell(text: string): string {
  return escapeText(text)
    .replace(/[\\`*_[\]|]/g, "\\$&")
    .replace(/\s*\n\s*/g, " ");
}

/**
 * Shows rows as a table.
 *
 * @param rows - records with the same fields, shape [n], at least one
 * @param options - columns (keys, or key, label and digits), caption
 * @throws RangeError when there is no row or column, no caption, or a column is in no row
 */
export function showTable(
  rows: readonly Readonly<Record<string, TableValue>>[],
  {columns, caption}: ShowTableOptions,
): void {
  if (rows.length === 0) throw new RangeError("showTable: rows must number at least 1, got 0");
  if (typeof caption !== "string" || caption.trim() === "") {
    throw new RangeError("showTable: caption must say what the table shows, got nothing");
  }
  const wanted = (columns ?? Object.keys(rows[0])).map(
    (column): TableColumn => (typeof column === "string" ? {key: column} : column),
  );
  if (wanted.length === 0) throw new RangeError("showTable: columns must number at least 1, got 0");
  for (const {key} of wanted) {
    if (!rows.some((row) => Object.hasOwn(row, key))) {
      throw new RangeError(
        `showTable: column ${key} must be a field of the rows, which have ${Object.keys(rows[0]).join(", ")}`,
      );
    }
  }

  const isNumber = wanted.map(({key}) => rows.every((row) => typeof (row[key] ?? 0) === "number"));
  const heads = wanted.map(({key, label}) => label ?? key);
  const body = rows.map((row) => wanted.map(({key, digits}) => cellText(row[key], digits)));

  const align = (c: number): string => (isNumber[c] ? ' style="text-align:right"' : "");
  const tr = (tag: "th" | "td", cells: readonly string[]): string =>
    `<tr>${cells.map((text, c) => `<${tag}${tag === "th" ? ' scope="col"' : ""}${align(c)}>${escapeText(text)}</${tag}>`).join("")}</tr>`;
  const html = `<table class="voxelbook-table"><caption>${escapeText(caption)}</caption><thead>${tr("th", heads)}</thead><tbody>${body.map((line) => tr("td", line)).join("")}</tbody></table>`;

  const md = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const markdown = [
    md(heads.map(markdownCell)),
    md(isNumber.map((right) => (right ? "---:" : ":---"))),
    ...body.map((line) => md(line.map(markdownCell))),
    "",
    markdownCell(caption),
  ].join("\n");
  show({
    "text/html": html,
    "text/markdown": markdown,
    "text/plain": `${caption}\n${plainTable([heads, ...body], isNumber)}`,
  });
}
