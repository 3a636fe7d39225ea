import type {Variant, VariantValue} from "./types.ts";

/** A variant is shown in a cell: what is longer than this is none. */
const MAX_ITEMS = 1_000;
const MAX_TEXT = 2_000;
const MAX_DEPTH = 3;
const NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

function isValue(value: unknown, depth: number): value is VariantValue {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return value.length <= MAX_TEXT;
  if (typeof value === "boolean") return true;
  if (!Array.isArray(value) || depth >= MAX_DEPTH) return false;
  const fits = value.length > 0 && value.length <= MAX_ITEMS;
  return fits && value.every((item) => isValue(item, depth + 1));
}

/** The kind of a value: `number`, or `[number]` for a list of numbers. */
function kindOf(value: VariantValue): string {
  if (typeof value !== "object") return typeof value;
  return `[${[...new Set(value.map(kindOf))].join("|")}]`;
}

/**
 * Says why data are no variant like another one: the same names, each with a value of the same kind.
 *
 * @param data - from `variant.ts`, or from a file that a stranger may have written
 * @param like - the defaults
 * @returns undefined when nothing is wrong
 */
export function variantProblem(data: unknown, like: Variant): string | undefined {
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return `must be a record of values, got ${data === null ? "null" : typeof data}`;
  }
  const names = Object.keys(data);
  const strange = names.find((name) => !Object.hasOwn(like, name) || !NAME.test(name));
  if (strange !== undefined) {
    return `must have the names ${Object.keys(like).join(", ")}, got ${strange.slice(0, 40)}`;
  }
  for (const [name, wanted] of Object.entries(like)) {
    const value = (data as Readonly<Record<string, unknown>>)[name];
    if (!Object.hasOwn(data, name)) return `must have a value ${name}, got none`;
    if (!isValue(value, 0)) {
      const shown = typeof value === "number" ? String(value) : JSON.stringify(value);
      return `${name} must be a finite number, a text, true, false or a list of these, got ${shown?.slice(0, 60)}`;
    }
    if (kindOf(value) !== kindOf(wanted)) {
      return `${name} must be a ${kindOf(wanted)} as in the notebook, got a ${kindOf(value)}`;
    }
  }
  return undefined;
}

/** Returns data as a variant like another one, or undefined when they are none. */
export function asVariant(data: unknown, like: Variant): Variant | undefined {
  if (variantProblem(data, like) !== undefined) return undefined;
  // In the order of the defaults, so that equal values are equal texts.
  const values = data as Variant;
  return Object.fromEntries(Object.keys(like).map((name) => [name, values[name]]));
}

/** Writes a variant as a text that is equal for equal values. */
export function variantKey(variant: Variant): string {
  return JSON.stringify(Object.entries(variant).sort(([a], [b]) => (a < b ? -1 : 1)));
}
