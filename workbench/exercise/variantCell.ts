import type * as Typescript from "@tslab/typescript-for-tslab";
import {FormatError} from "voxelbook/core";
import {formatVariantValue} from "./formatVariant.ts";
import type {Compiler} from "./loadTypescript.ts";
import type {Variant, VariantValue} from "./types.ts";

/** The name that a variant cell declares. */
export const VARIANT_NAME = "variant";

/** Longest line of a cell. */
const COLUMNS = 78;

/** A variant cell taken apart: the values it holds, and the text around them. */
interface VariantCell {
  readonly values: Variant;
  readonly before: string;
  readonly after: string;
}

/** Reads a literal without running it; undefined when it is anything but a plain value. */
function plainValue(ts: Compiler, node: Typescript.Expression): VariantValue | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    return ts.isNumericLiteral(node.operand) ? -Number(node.operand.text) : undefined;
  }
  if (!ts.isArrayLiteralExpression(node)) return undefined;
  const items = node.elements.map((element) => plainValue(ts, element));
  return items.includes(undefined) ? undefined : (items as VariantValue[]);
}

/** Finds `{…}` of `const variant = {…};`, the only statement of the cell. */
function recordOf(
  ts: Compiler,
  file: Typescript.SourceFile,
): Typescript.ObjectLiteralExpression | undefined {
  const [statement, ...others] = file.statements;
  const broken = (file as {parseDiagnostics?: readonly unknown[]}).parseDiagnostics ?? [];
  if (others.length > 0 || broken.length > 0 || statement === undefined) return undefined;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [{name, type, initializer}, ...more] = statement.declarationList.declarations;
  if (more.length > 0 || type !== undefined || initializer === undefined) return undefined;
  if (!ts.isIdentifier(name) || name.text !== VARIANT_NAME) return undefined;
  return ts.isObjectLiteralExpression(initializer) ? initializer : undefined;
}

/**
 * Reads a variant cell without running it: `const variant = {hu: 45, epsilon: 0.005};` and comments.
 *
 * @returns undefined when the cell holds anything else
 */
function takeApart(ts: Compiler, source: string): VariantCell | undefined {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, false);
  const record = recordOf(ts, file);
  if (record === undefined || record.properties.length === 0) return undefined;
  const values: Record<string, VariantValue> = {};
  for (const property of record.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return undefined;
    const value = plainValue(ts, property.initializer);
    if (value === undefined || Object.hasOwn(values, property.name.text)) return undefined;
    values[property.name.text] = value;
  }
  const [start, end] = [record.getStart(file), record.getEnd()];
  return {values, before: source.slice(0, start), after: source.slice(end)};
}

/** Reads the values of a variant cell; undefined when it is none. */
export function variantOfCell(ts: Compiler, source: string): Variant | undefined {
  return takeApart(ts, source)?.values;
}

/**
 * Reads the values that the master's variant cell holds: the defaults.
 *
 * @param where - file and cell, for messages
 * @throws FormatError when the cell holds anything but `const variant = {…};` with plain values
 */
export function readVariantCell(ts: Compiler, source: string, where: string): Variant {
  const cell = takeApart(ts, source);
  if (cell !== undefined) return cell.values;
  throw new FormatError(
    `${where}: a variant cell must hold const variant = {name: value, …}; and nothing else, each value ` +
      `a number, a text, true, false or a list of these, got ${JSON.stringify(source.slice(0, 80))}`,
  );
}

/** Writes a record on one line where it fits, else a line for each value. */
function recordText(values: Variant, before: string, after: string): string {
  const parts = Object.entries(values).map(
    ([name, value]) => `${name}: ${formatVariantValue(value)}`,
  );
  const short = `{${parts.join(", ")}}`;
  const lead = before.length - (before.lastIndexOf("\n") + 1);
  const tail = after.split("\n")[0].length;
  if (lead + short.length + tail <= COLUMNS) return short;
  return `{\n${parts.map((part) => `  ${part},\n`).join("")}}`;
}

/**
 * Writes other values into a variant cell; the comments around them stay.
 *
 * @param where - file and cell, for messages
 * @throws FormatError as readVariantCell
 */
export function writeVariantCell(
  ts: Compiler,
  source: string,
  values: Variant,
  where: string,
): string {
  readVariantCell(ts, source, where);
  const {before, after} = takeApart(ts, source) as VariantCell;
  return `${before}${recordText(values, before, after)}${after}`;
}
