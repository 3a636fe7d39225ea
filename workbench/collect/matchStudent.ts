import type {RosterEntry} from "../grader/roster.ts";
import {showable} from "./entryName.ts";
import {squash, wordsOf} from "./foldName.ts";
import type {Claim} from "./layout.ts";

/** Who is meant, or why that is not known. */
export type Match =
  | {readonly kind: "one"; readonly student: string}
  | {readonly kind: "unclear"; readonly reason: string}
  | {readonly kind: "none"};

/** Columns whose values are a system's own numbers. */
const SYSTEM_COLUMN = {
  canvas: /^(id|user[ _]?id|student[ _]?id|canvas.*)$/i,
  moodle: /identifier|participant|moodle|teilnehmer|编号|參與者|参与者/i,
} as const;

/** Words shorter than this identify nobody inside a longer name. */
const SHORTEST_WORD = 3;
/** Names of more words than this are compared as they stand and back to front only. */
const MOST_WORDS = 8;

/** Finds the students of a roster by what a source calls them. */
export interface StudentFinder {
  find(claim: Claim): Match;
  /** True when a text names exactly one student. */
  isKnown(name: string | undefined): boolean;
}

type Index = Map<string, Set<string>>;

function add(index: Index, key: string, student: string): void {
  if (key === "") return;
  const found = index.get(key) ?? new Set<string>();
  index.set(key, found.add(student));
}

/** Writes a name in each order that begins anywhere: `Jane Doe` is `Doe Jane` in Canvas. */
function turnedNames(name: string): string[] {
  const words = wordsOf(name);
  if (words.length > MOST_WORDS) return [words.join(""), words.toReversed().join("")];
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(""));
}

const listed = (students: ReadonlySet<string>): string => [...students].sort().join(", ");

/** The words that name a student alone: login, numbers, address. */
const keysOf = ({student, email, ids}: RosterEntry): string[] =>
  [student, email, email.split("@")[0], ...Object.values(ids)].map(squash);

class RosterFinder implements StudentFinder {
  private readonly names: Index = new Map();
  private readonly keys: Index = new Map();
  /** Every word of a student's row. */
  private readonly words = new Map<string, ReadonlySet<string>>();
  private readonly numbers = {canvas: new Map() as Index, moodle: new Map() as Index};

  constructor(roster: readonly RosterEntry[]) {
    for (const entry of roster) {
      const {student, name, ids} = entry;
      for (const turned of turnedNames(name)) add(this.names, turned, student);
      for (const key of new Set(keysOf(entry))) add(this.keys, key, student);
      this.words.set(student, new Set([...wordsOf(name), ...keysOf(entry)]));
      for (const system of ["canvas", "moodle"] as const) {
        const values = Object.entries(ids).filter(([title]) => SYSTEM_COLUMN[system].test(title));
        for (const value of new Set([student, ...values.map(([, value]) => value)])) {
          const number = /^\D*(\d+)$/.exec(value)?.[1];
          if (number !== undefined) add(this.numbers[system], number, student);
        }
      }
    }
  }

  /** Finds by a name as a whole, else by the words in it that name one student. */
  private byName(name: string): ReadonlySet<string> {
    const whole = squash(name);
    const found = new Set([...(this.keys.get(whole) ?? []), ...(this.names.get(whole) ?? [])]);
    if (found.size > 0) return found;
    const words = wordsOf(name).filter((word) => word.length >= SHORTEST_WORD);
    const told = new Set<string>();
    for (const word of words) {
      for (const student of this.keys.get(word) ?? []) {
        // A login such as "jane" is a word of other people's names too: then all other words must fit.
        const isNumber = /\d/.test(word) && word.length > SHORTEST_WORD;
        const own = this.words.get(student);
        if (isNumber || words.every((one) => one === word || own?.has(one))) told.add(student);
      }
    }
    return told;
  }

  find({name, owner, system, id}: Claim): Match {
    const named = this.byName(name);
    if (system !== undefined && id !== undefined) {
      const numbered = this.numbers[system].get(id) ?? new Set<string>();
      const both = [...numbered].filter((student) => named.has(student));
      if (both.length === 1) return {kind: "one", student: both[0]};
      if (numbered.size === 1 && named.size === 0) return {kind: "one", student: [...numbered][0]};
      if (numbered.size > 0) {
        const others = named.size === 0 ? "several" : listed(named);
        const reason = `"${showable(owner)}": the number is that of ${listed(numbered)}, the name that of ${others}`;
        return {kind: "unclear", reason};
      }
    }
    if (named.size === 1) return {kind: "one", student: [...named][0]};
    if (named.size === 0) return {kind: "none"};
    return {kind: "unclear", reason: `"${showable(owner)}" may be ${listed(named)}`};
  }

  isKnown(name: string | undefined): boolean {
    return name !== undefined && this.byName(name).size === 1;
  }
}

/** Makes a finder for a roster. */
export const finderOf = (roster: readonly RosterEntry[]): StudentFinder => new RosterFinder(roster);
