import {stringify} from "csv-stringify/sync";
import type {FeatureCase, FeatureHead, LabelResult} from "./featureCase.ts";

/** A case with what became of it. */
export interface CaseResult {
  readonly one: FeatureCase;
  readonly results: readonly LabelResult[];
}

/** The forms in which results are written. */
export const FORMATS = ["wide", "long", "json"] as const;

export type Format = (typeof FORMATS)[number];

/**
 * Writes rows as CSV: quotes where RFC 4180 asks for them, lines ended by LF. A text that a spreadsheet
 * would take for a formula, because it begins with =, +, -, @, a tab or a line break, gets an apostrophe
 * in front, which spreadsheets show as text; numbers stay as they are. A program that joins tables by
 * such an id has to take the apostrophe off, or read JSON, which has none.
 */
function csv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(rows as (string | number)[][], {
    record_delimiter: "unix",
    escape_formulas: true,
  });
}

/** Writes a value for a table: NaN where its definition is void. */
const cellOf = (value: number | null): number | string => value ?? "NaN";

/**
 * Returns the column of a value in the wide form: image, name and aggregation, such as
 * original_glcm.jointEntropy_3D_avg; PyRadiomics' own name where its conventions are followed.
 */
function columnOf(
  {image, name, aggregation, pyradiomics}: FeatureHead,
  isPyradiomics: boolean,
): string {
  if (isPyradiomics && pyradiomics !== null) return pyradiomics;
  const tail = aggregation === null ? "" : `_${aggregation.replace(":", "_")}`;
  return `${image}_${name}${tail}`;
}

/** Returns the columns of all values of a label. */
function columnsOf({heads, provenance}: LabelResult): string[] {
  const isPyradiomics = provenance?.settings.convention === "pyradiomics";
  return heads.map((head) => columnOf(head, isPyradiomics));
}

/** Writes one row for each label, one column for each feature; the first case's columns come first. */
function* wideCsv(cases: readonly CaseResult[]): Generator<string> {
  const places = new Map<string, number>();
  for (const {results} of cases) {
    for (const column of results.flatMap(columnsOf)) {
      if (!places.has(column)) places.set(column, places.size);
    }
  }
  yield csv([["id", "image", "mask", "label", "error", ...places.keys()]]);
  for (const {one, results} of cases) {
    for (const result of results) {
      const {label, error, values} = result;
      const cells: (string | number)[] = new Array(places.size).fill("");
      for (const [i, column] of columnsOf(result).entries()) {
        cells[places.get(column) ?? 0] = cellOf(values[i]);
      }
      yield csv([[one.id, one.image, one.mask, label ?? "", error ?? "", ...cells]]);
    }
  }
}

/** Writes one row for each value, and one for each label that has none. */
function* longCsv(cases: readonly CaseResult[]): Generator<string> {
  const titles = ["name", "ibsi", "tag", "pyradiomics", "aggregation", "image", "unit", "value"];
  yield csv([["id", "label", ...titles, "error"]]);
  for (const {one, results} of cases) {
    for (const {label, error, heads, values} of results) {
      const first = [one.id, label ?? ""];
      if (error !== null) yield csv([[...first, ...titles.map(() => ""), error]]);
      const rows = heads.map(({name, ibsi, tag, pyradiomics, aggregation, image, unit}, i) => {
        const names = [
          name,
          ibsi ?? "",
          tag ?? "",
          pyradiomics ?? "",
          aggregation ?? "",
          image,
          unit,
        ];
        return [...first, ...names, cellOf(values[i]), ""];
      });
      if (rows.length > 0) yield csv(rows);
    }
  }
}

/**
 * Returns the rows of a label as the contract names them. Where they follow PyRadiomics, each has its
 * name there, too: the way back for who comes from it.
 */
function rowsOf({heads, values, provenance}: LabelResult): object[] {
  const isPyradiomics = provenance?.settings.convention === "pyradiomics";
  return heads.map(({name, ibsi, tag, aggregation, unit, image, pyradiomics}, i) => ({
    name,
    ibsi,
    tag,
    aggregation,
    value: values[i],
    unit,
    image,
    ...(isPyradiomics ? {pyradiomics} : {}),
  }));
}

/** Writes plain data as JSON, lists of numbers and words on one line each. */
export function plainJson(value: unknown): string {
  // Line breaks within texts are escaped, so that a break behind a bracket is always the layout's.
  return JSON.stringify(value, null, 2).replace(
    /\[\n\s+([^[\]{}]*?)\n\s*\]/g,
    (_, inner: string) => {
      return `[${inner.replace(/\n\s+/g, " ")}]`;
    },
  );
}

/** Writes the features and the provenance of one label: one row a line. */
function labelJson(result: LabelResult, indent: string): string {
  const rows = rowsOf(result).map((row) => `${indent}  ${JSON.stringify(row)}`);
  const list = rows.length === 0 ? "[]" : `[\n${rows.join(",\n")}\n${indent}]`;
  const provenance = plainJson(result.provenance).replaceAll("\n", `\n${indent}`);
  return `${indent}"features": ${list},\n${indent}"provenance": ${provenance}`;
}

/** Writes the one label of the one case that was asked for. */
export function singleJson(result: LabelResult): string {
  return `{\n${labelJson(result, "  ")}\n}\n`;
}

/** Writes several labels or cases: each has what a single one has, and its names. */
function* casesJson(cases: readonly CaseResult[]): Generator<string> {
  yield '{\n  "cases": [';
  let mark = "\n";
  for (const {one, results} of cases) {
    for (const result of results) {
      const {label, error} = result;
      const names = {id: one.id, image: one.image, mask: one.mask, label, error};
      const first = Object.entries(names).map(
        ([key, value]) => `      "${key}": ${JSON.stringify(value)}`,
      );
      yield `${mark}    {\n${first.join(",\n")},\n${labelJson(result, "      ")}\n    }`;
      mark = ",\n";
    }
  }
  yield "\n  ]\n}\n";
}

/** Writes results piece by piece, in the order of the cases: the same bytes for the same results. */
export function formatResults(cases: readonly CaseResult[], format: Format): Iterable<string> {
  if (format === "wide") return wideCsv(cases);
  return format === "long" ? longCsv(cases) : casesJson(cases);
}
