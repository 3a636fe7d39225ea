import type {RosterEntry} from "../grader/roster.ts";

/** A student with what a roster knows of them. */
export interface Identity {
  readonly student: string;
  readonly name: string;
  readonly email: string;
  /** The value of the first of these titles that the roster has, whatever its case and spaces; "" without. */
  id(...titles: readonly string[]): string;
}

const bare = (title: string): string => title.toLowerCase().replace(/[\s_-]+/g, "");

/**
 * Returns how to look students up. One who is not in the roster, or any where there is none, has only the
 * name of their folder.
 */
export function identities(
  roster: readonly RosterEntry[] | undefined,
): (student: string) => Identity {
  const entries = new Map((roster ?? []).map((entry) => [entry.student.normalize("NFC"), entry]));
  return (student) => {
    const entry = entries.get(student.normalize("NFC"));
    const ids = new Map(Object.entries(entry?.ids ?? {}).map(([title, id]) => [bare(title), id]));
    const id = (...titles: readonly string[]): string =>
      titles.map((title) => ids.get(bare(title)) ?? "").find((value) => value !== "") ?? "";
    return {student, name: entry?.name ?? "", email: entry?.email ?? "", id};
  };
}

/** Cuts a name into family and given name: "Doe, Jane" at its comma, "Jane Doe" before its last word. */
export function splitName(name: string): {readonly first: string; readonly last: string} {
  const comma = name.indexOf(",");
  if (comma >= 0) return {last: name.slice(0, comma).trim(), first: name.slice(comma + 1).trim()};
  const words = name.trim().split(/\s+/);
  return {first: words.slice(0, -1).join(" "), last: words.at(-1) ?? ""};
}

/** The ways in which a gradebook may write a name, in one form each. */
export function namesOf(name: string): string[] {
  if (name.trim() === "") return [];
  const {first, last} = splitName(name);
  return [...new Set([name, `${first} ${last}`, `${last}, ${first}`].map(sameName))];
}

/** The form in which two names are compared. */
export function sameName(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}
