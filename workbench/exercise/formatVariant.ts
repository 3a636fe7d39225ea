import {FormatError} from "voxelbook/core";
import type {Variant, VariantValue} from "./types.ts";

/** Writes a value of a variant as TypeScript. */
export function formatVariantValue(value: VariantValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object") return `[${value.map(formatVariantValue).join(", ")}]`;
  return String(value);
}

/** Writes a value of a variant as words: a list with commas. */
function inWords(value: VariantValue): string {
  return typeof value === "object" ? value.map(inWords).join(", ") : String(value);
}

const PLACEHOLDER = /\{\{\s*variant[^{}]*\}\}/g;
const NAMED = /^\{\{\s*variant\.([A-Za-z_$][\w$]*)\s*\}\}$/;

/**
 * Puts the values of a variant in the place of `{{variant.name}}` in a Markdown cell.
 *
 * @param values - undefined where the exercise has no variant cell
 * @param where - file and cell, for messages
 * @throws FormatError naming the cell and the key when there is no such value
 */
export function fillVariant(source: string, values: Variant | undefined, where: string): string {
  return source.replace(PLACEHOLDER, (text) => {
    const key = NAMED.exec(text)?.[1];
    if (key === undefined) {
      throw new FormatError(`${where}: a placeholder must be {{variant.name}}, got ${text}`);
    }
    if (values === undefined) {
      throw new FormatError(`${where}: ${text} needs a cell tagged variant, there is none`);
    }
    if (!Object.hasOwn(values, key)) {
      const known = Object.keys(values).join(", ");
      throw new FormatError(`${where}: ${text} must name a value of the variant (${known})`);
    }
    return inWords(values[key]);
  });
}
