import {basename} from "node:path";

/** Words that say something of a file and nothing of a person. */
const NO_PERSON =
  /^(?:\(?\d{1,3}\)?|v\d+|ver\d+|final\d*|last|copy\d*|of|new|old|draft|fixed|done|answers?|solutions?|submission|homework|exercise|assignment|checkpoint|副本|最终版?)$/iu;

/** What browsers and editors add to the name of a copy. */
const COPY_BEFORE = /^(?:copy of |副本 ?)/iu;
const COPY_AFTER = /(?: ?\(\d{1,3}\)| - copy| copy(?: \d{1,3})?|-copy\d{0,3}| - 副本)$/iu;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Takes the endings off a notebook's name. */
export const stemOf = (file: string): string => file.replace(/(\.zh-CN)?\.ipynb$/i, "");

/** Names that an exercise goes by in a file's name, longest first: `02-ct-numbers__hu-drift`, `hu-drift`. */
export function exerciseNames(ids: readonly string[]): string[] {
  const names = ids.flatMap((id) => [id.replace("/", "__"), basename(id)]);
  return [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** True when a text only says which copy it is. */
const isNobody = (text: string): boolean =>
  text.split(/[-_ .+()]+/).every((part) => part === "" || NO_PERSON.test(part));

/**
 * Reads the student out of a name such as `s001_hu-drift` or `hu-drift-s001`.
 *
 * @param stem - the name without its endings
 * @param names - of the exercises, longest first
 * @returns what stands beside the exercise's name; undefined when no exercise or nobody is named
 */
export function studentInName(stem: string, names: readonly string[]): string | undefined {
  const bare = stem.replace(COPY_BEFORE, "").replace(COPY_AFTER, "");
  for (const name of names) {
    const inside = new RegExp(
      `^(.*?)(?:^|[-_ .+]+)${escaped(name)}(?:[-_ .+(]+(.*?)\\)?)?$`,
      "isu",
    );
    const match = inside.exec(bare);
    if (match === null) continue;
    const people = [match[1], match[2] ?? ""].filter((part) => !isNobody(part));
    return people.length === 1 ? people[0] : undefined;
  }
  return undefined;
}
