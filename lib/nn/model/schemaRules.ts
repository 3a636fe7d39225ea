import * as v from "valibot";

/** A finite number within bounds that the rule names. */
export function numberBetween(least: number, most: number, rule: string) {
  return v.pipe(v.number(rule), v.finite(rule), v.minValue(least, rule), v.maxValue(most, rule));
}

/** A finite number. */
export const finite = numberBetween(-Number.MAX_VALUE, Number.MAX_VALUE, "a finite number");

/** A whole number of a range. */
export function whole(least: number, most = 2 ** 24) {
  const rule = `a whole number from ${least} to ${most}`;
  return v.pipe(numberBetween(least, most, rule), v.integer(rule));
}

/** A text that is not empty. */
export const text = v.pipe(v.string("a text"), v.minLength(1, "a text of at least one letter"));

/** True or false. */
export const flag = v.boolean("true or false");

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, `one of ${words.join(", ")}`);
}

/** A record of these fields and no others. */
export function record<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, `a record of ${Object.keys(entries).join(", ")}`);
}

/** Writes a value for a message, cut where it gets long. */
function written(value: unknown): string {
  if (value === undefined) return "nothing";
  const shown = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

/** Says in one line which field breaks which rule, and what was given. */
export function firstFault(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  const keys = issue.path?.map(({key}) => String(key)) ?? [];
  const place = keys.length === 0 ? "the record" : keys.join(".");

  // A field that a record does not have is an issue of the record's rule, at the field's place.
  if (issue.type === "strict_object" && issue.expected === "never") {
    const owner = keys.slice(0, -1).join(".") || "the record";
    return `${owner} must be ${issue.message}, got ${keys.at(-1)}`;
  }
  return `${place} must be ${issue.message}, got ${written(issue.input)}`;
}
