import type {SegmentationStudy, StudyMeasure} from "voxelbook/pipeline";
import {formatTable} from "../table.ts";

/** Digits of the measures: shares with three, mm with one. */
const DIGITS: Readonly<Record<StudyMeasure, number>> = {
  dice: 3,
  hd95Pooled: 1,
  hd95Max: 1,
  assd: 1,
};

/** Writes numbers with six digits at most: what a bootstrap of 41 patients knows is less. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value)
    ? Number(value.toPrecision(6))
    : value;
}

/** Writes one list, one row a line, so that a change can be seen in a diff. */
function rowsJson(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => `    ${JSON.stringify(row, rounded)}`).join(",\n")}\n  ]`;
}

/** Writes a study as its file holds it. */
export function studyJson(study: SegmentationStudy): string {
  const {version, folds, baseline, variants, results, curves, table, differences} = study;
  const lists = {folds, variants, results, curves, table, differences};
  const fields = [
    `  "version": ${version}`,
    `  "baseline": ${JSON.stringify(baseline)}`,
    ...Object.entries(lists).map(([name, rows]) => `  "${name}": ${rowsJson(rows)}`),
    `  "provenance": ${JSON.stringify(study.provenance, null, 2).replaceAll("\n", "\n  ")}`,
  ];
  return `{\n${fields.join(",\n")}\n}\n`;
}

/** Writes the table for a person: means by patient with their intervals, and differences of Dice. */
export function showStudy(study: SegmentationStudy, width = 150): string {
  const {variants, table, differences, baseline, folds} = study;
  const cell = (variant: string, measure: StudyMeasure): string => {
    const row = table.find((one) => one.variant === variant && one.measure === measure);
    return row === undefined ? "–" : row.mean.toFixed(DIGITS[measure]);
  };
  const interval = (row: {lower: number; upper: number} | undefined): string =>
    row === undefined ? "" : `${row.lower.toFixed(3)} to ${row.upper.toFixed(3)}`;
  const rows = variants.map(({name, label}) => {
    const dice = table.find((one) => one.variant === name && one.measure === "dice");
    const difference = differences.find((one) => one.variant === name);
    return [
      name,
      label,
      cell(name, "dice"),
      interval(dice),
      difference === undefined ? "baseline" : difference.mean.toFixed(3),
      interval(difference),
      cell(name, "hd95Pooled"),
      cell(name, "hd95Max"),
      cell(name, "assd"),
    ];
  });
  const columns = [
    {title: "variant"},
    {title: "what", shrink: true},
    {title: "Dice", right: true},
    {title: "95 % interval"},
    {title: `less ${baseline}`, right: true},
    {title: "95 % interval"},
    {title: "HD95 pooled", right: true},
    {title: "HD95 max", right: true},
    {title: "ASSD", right: true},
  ];
  const patients = folds.flat().length;
  const note = `${patients} patients, each outlined by networks that learned from other patients (${folds.length} folds); mm; intervals by patient, bootstrap.`;
  return `${formatTable(columns, rows, {width})}\n${note}\n`;
}
