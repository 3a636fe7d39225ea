import {stringify} from "csv-stringify/sync";
import {featureKey, type Robustness, type RobustnessRow} from "voxelbook/pipeline";
import {formatTable} from "../table.ts";

/** The columns of the CSV, in their order. */
const COLUMNS: readonly (keyof RobustnessRow)[] = [
  "name",
  "aggregation",
  "image",
  "unit",
  "ibsi",
  "pyradiomics",
  "icc",
  "lower",
  "upper",
  "class",
  "lowerClass",
  "mean",
  "range",
  "relativeRange",
  "cv",
  "voidValues",
];

/** Writes rows as CSV; ids are texts of the user's own, which a spreadsheet must not take for formulas. */
function csv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(rows as (string | number)[][], {
    record_delimiter: "unix",
    escape_formulas: true,
  });
}

/** Writes the rows as CSV: void numbers as NaN, what there is not as nothing. */
export function robustnessCsv({features}: Robustness): string {
  const rows = features.map((row) => COLUMNS.map((column) => row[column] ?? ""));
  return csv([COLUMNS, ...rows]);
}

/** Writes every single value as a row of its own, feature by feature. */
export function* valuesCsv({features, cases, variants, values}: Robustness): Generator<string> {
  yield csv([["id", "variant", "name", "aggregation", "image", "unit", "value"]]);
  for (const [q, {name, aggregation, image, unit}] of features.entries()) {
    const rows = cases.flatMap((id, i) =>
      variants.map((variant, j) => {
        const value = values[j + variants.length * (i + cases.length * q)];
        return [id, variant, name, aggregation ?? "", image, unit, value];
      }),
    );
    yield csv(rows);
  }
}

/** Turns numbers that JSON lacks into null, and arrays of numbers into plain ones. */
function plain(_: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
}

/** Writes everything as JSON, one feature a line. */
export function robustnessJson(result: Robustness): string {
  const {features, values, ...rest} = result;
  const size = result.cases.length * result.variants.length;
  const rows = features.map((row, q) => {
    const own = values.subarray(q * size, (q + 1) * size);
    return `    ${JSON.stringify({...row, values: own}, plain)}`;
  });
  const head = JSON.stringify(rest, plain, 2).slice(0, -2);
  return `${head},\n  "features": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

/** Writes a number with three decimals, a void one as a dash. */
const short = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : "–");

/** Writes the rows as a table for a person: the most robust features first, void ones last. */
export function showRobustness(
  {features, cases, variants, notes}: Robustness,
  width = 100,
): string {
  const order = (row: RobustnessRow): number =>
    Number.isNaN(row.icc) ? Number.NEGATIVE_INFINITY : row.icc;
  const rank = (a: RobustnessRow, b: RobustnessRow): number => {
    if (order(a) !== order(b)) return order(b) - order(a);
    return (Number.isNaN(a.cv) ? Infinity : a.cv) - (Number.isNaN(b.cv) ? Infinity : b.cv);
  };
  const rows = [...features].sort(rank).map((row) => {
    const bounds = Number.isNaN(row.lower) ? "" : `${short(row.lower)} to ${short(row.upper)}`;
    return [
      featureKey(row),
      short(row.icc),
      bounds,
      row.lowerClass ?? "",
      short(row.cv),
      short(row.relativeRange),
    ];
  });
  const columns = [
    {title: "feature", shrink: true},
    {title: "ICC", right: true},
    {title: "interval"},
    {title: "class"},
    {title: "CV", right: true},
    {title: "range / mean", right: true},
  ];
  const counted = `${features.length} features, ${cases.length} case${cases.length === 1 ? "" : "s"}, ${variants.length} variants: ${variants.join("; ")}`;
  return `${counted}\n\n${formatTable(columns, rows, {width})}\nNote: ${notes.join("\nNote: ")}\n`;
}
