import * as v from "valibot";
import {didYouMean} from "../core/index.ts";

/** A record of known fields. */
export function record<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    const names = Object.keys(entries);
    if (issue.expected === "never") {
      const word = String(issue.path?.at(-1)?.key);
      return `must hold only ${names.join(", ")}, got ${word}${didYouMean(word, names)}`;
    }
    return issue.expected === "Object"
      ? `must be a record of ${names.join(", ")}`
      : "must be given, got nothing";
  });
}

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, `must be one of ${words.map((word) => `"${word}"`).join(", ")}`);
}

/** A number that is neither NaN nor infinite. */
export const finite = (rule: string) => v.pipe(v.number(rule), v.finite(rule));

/** A finite number above 0. */
export function positive(what: string) {
  const rule = `must be ${what}`;
  return v.pipe(finite(rule), v.gtValue(0, rule));
}

/** A whole number of a range. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER) {
  const end =
    most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  const rule = `must be a whole number ${end}`;
  return v.pipe(
    v.number(rule),
    v.safeInteger(rule),
    v.minValue(least, rule),
    v.maxValue(most, rule),
  );
}

/** A list with at least one item. */
export function list<const Item extends v.GenericSchema>(item: Item, what: string) {
  const rule = `must be a list of at least one ${what}`;
  return v.pipe(v.array(item, rule), v.minLength(1, rule));
}

/** Writes a value for a message, cut where it gets long. */
export function written(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Puts an issue into words: the path of the field, the rule, what was given. */
function explain(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({key}) => String(key)) ?? [];

  // What a record lacks or has too much is named by the rule itself.
  const isKey = issue.type === "strict_object" && issue.expected !== "Object";
  if (isKey && issue.expected === "never") keys.pop();
  const path = keys.length === 0 ? "settings" : keys.join(".");
  return isKey
    ? `${path} ${issue.message}`
    : `${path} ${issue.message}, got ${written(issue.input)}`;
}

/** Checks a value against its schema, and says in the caller's name what the first broken rule is. */
export function parsed<Output>(
  who: string,
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
): Output {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new RangeError(`${who}: ${explain(result.issues[0])}`);
  return result.output;
}
