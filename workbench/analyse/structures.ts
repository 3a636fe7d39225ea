import type {Compiler} from "../exercise/loadTypescript.ts";
import {codeTemplate, codeTokens} from "./codeTokens.ts";
import {everyHash, type Fingerprints, fingerprintsOf} from "./fingerprints.ts";
import type {Measure} from "./similarityRule.ts";
import type {Tokens} from "./tokens.ts";
import {wordTokens} from "./wordTokens.ts";

/** What one student wrote for an answer. */
export interface Written {
  readonly student: string;
  readonly source: string;
}

/** An answer with what is given in it. */
export interface AnswerTask {
  /** The name that it declares. */
  readonly name: string;
  readonly isText: boolean;
  /** The cell as it was released, in every language. */
  readonly starts: readonly string[];
  /** Given cells: their code may stand in an answer too. */
  readonly given: readonly string[];
}

/** Answers that are one and the same but for names, literals and layout. */
export interface Structure {
  readonly prints: Fingerprints;
  /** In the order in which they were handed in. */
  readonly members: readonly (Written & {readonly tokens: Tokens})[];
}

export interface Structures {
  readonly structures: readonly Structure[];
  /** How many answers had too few tokens to be compared. */
  readonly short: number;
  /** Hashes of what is given. */
  readonly ignored: ReadonlySet<number>;
}

/**
 * Reads answers as tokens and puts equal ones together.
 *
 * @param written - of all students, changed from the start
 */
export function findStructures(
  ts: Compiler,
  {name, isText, starts, given}: AnswerTask,
  written: readonly Written[],
  {winnowing, least}: Measure,
): Structures {
  const template = codeTemplate(ts, [...starts, ...given], name);
  const read = (source: string): Tokens =>
    isText ? wordTokens(source) : codeTokens(ts, source, template);
  const releasedText = isText ? starts.map((source) => wordTokens(source).tokens) : [];
  const ignored = everyHash(releasedText, winnowing.run);

  const byTokens = new Map<string, (Written & {tokens: Tokens})[]>();
  let short = 0;
  for (const one of written) {
    const tokens = read(one.source);
    const key = tokens.tokens.join(" ");
    if (tokens.tokens.length < least) {
      short += 1;
      continue;
    }
    const equal = byTokens.get(key) ?? [];
    equal.push({...one, tokens});
    byTokens.set(key, equal);
  }
  const structures = [...byTokens.values()].map((members) => ({
    members,
    prints: fingerprintsOf(members[0].tokens.tokens, winnowing, ignored),
  }));
  return {structures, short, ignored};
}
