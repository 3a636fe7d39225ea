import type {SecretText} from "./secretTexts.ts";
import {type Tokens, tokensOf} from "./tokens.ts";

/**
 * Shortest run of tokens of a longer text that counts as taken from it: shorter ones, such as the head of a loop,
 * are anybody's. The third hints of this course say up to fifteen tokens of their solution.
 */
const RUN = 12;
/** Lines that say less, such as a closing bracket or the head of a record, are anybody's too. */
const LEAST = {tokens: 5, characters: 12};
/** A sentence of a language that writes no spaces is few tokens. */
const SENTENCE = /\p{Script=Han}{8}/u;

/** Tells whether a short line says something. */
function isTelling(line: string, tokens: number): boolean {
  const text = line.trim();
  if (text.length < LEAST.characters || text.startsWith("import ")) return false;
  return tokens >= LEAST.tokens || SENTENCE.test(text);
}

/** A place where a text says what it must not. */
export interface Leak {
  readonly line: number;
  /** How many tokens are taken, in one run. */
  readonly tokens: number;
  /** What it is taken from. */
  readonly what: string;
  /** Its first tokens. */
  readonly shown: string;
}

/** A run of tokens of a secret. */
interface Run {
  readonly words: readonly string[];
  readonly what: string;
}

/** The runs of tokens that give a text away, by their length: longer texts by parts, short lines whole. */
function* runsOf({text}: SecretText): Generator<Pick<Tokens, "words" | "hashes">> {
  const {words, hashes} = tokensOf(text);
  for (let i = 0; i + RUN <= words.length; i++) {
    yield {words: words.slice(i, i + RUN), hashes: hashes.slice(i, i + RUN)};
  }
  for (const line of [text, ...text.split("\n")]) {
    const own = tokensOf(line);
    const count = own.words.length;
    if (count < RUN && isTelling(line, count)) yield own;
  }
}

const BASE = 0x5bd1e995;

/** Hashes the first tokens of a list. */
function hashRun(hashes: readonly number[], length: number): number {
  let hash = 0;
  for (let k = 0; k < length; k++) hash = (Math.imul(hash, BASE) + hashes[k]) | 0;
  return hash;
}

function equalRun({words}: Run, others: readonly string[], at: number): boolean {
  for (let k = 0; k < words.length; k++) if (words[k] !== others[at + k]) return false;
  return true;
}

/** The runs of tokens that give secrets away, found in any text in one pass for each length of run. */
export class LeakIndex {
  /** By number of tokens, then by a hash of them. */
  private readonly runs = new Map<number, Map<number, Run[]>>();

  /** Adds the runs of a secret. */
  add(secret: SecretText): void {
    for (const {words, hashes} of runsOf(secret)) {
      const known = this.runs.get(words.length) ?? new Map<number, Run[]>();
      this.runs.set(words.length, known);
      const hash = hashRun(hashes, words.length);
      const same = known.get(hash) ?? [];
      if (same.some((run) => equalRun(run, words, 0))) continue;
      known.set(hash, [...same, {words, what: secret.what}]);
    }
  }

  /** Takes out what an author shows on purpose. */
  remove(shown: Tokens): void {
    for (const [length, known] of this.runs) {
      this.eachRun(shown, length, (_, hash, run) => {
        const rest = (known.get(hash) ?? []).filter((other) => other !== run);
        if (rest.length === 0) known.delete(hash);
        else known.set(hash, rest);
      });
    }
  }

  /** Lists the places where a text says a secret; what follows on is one place. */
  find(text: Tokens): Leak[] {
    const starts: {at: number; run: Run}[] = [];
    const told = new Uint8Array(text.words.length);
    // Longest runs first: the lines in them are told with them.
    for (const length of [...this.runs.keys()].sort((a, b) => b - a)) {
      this.eachRun(text, length, (at, _, run) => {
        const follows = told.subarray(at, at + length).includes(1);
        told.fill(1, at, at + length);
        if (!follows) starts.push({at, run});
      });
    }
    return starts
      .sort((a, b) => a.at - b.at)
      .map(({at, run: {words, what}}) => {
        const end = told.indexOf(0, at);
        const tokens = (end < 0 ? told.length : end) - at;
        return {line: text.lines[at], tokens, what, shown: words.join(" ").slice(0, 80)};
      });
  }

  /** Calls back for every place where a known run of a length stands. */
  private eachRun(
    {words, hashes}: Tokens,
    length: number,
    found: (at: number, hash: number, run: Run) => void,
  ): void {
    const known = this.runs.get(length);
    if (known === undefined || words.length < length) return;
    let highest = 1;
    for (let k = 1; k < length; k++) highest = Math.imul(highest, BASE);
    let hash = hashRun(hashes, length);
    for (let at = 0; ; at++) {
      const run = known.get(hash)?.find((candidate) => equalRun(candidate, words, at));
      if (run !== undefined) found(at, hash, run);
      if (at + length >= words.length) return;
      // The window moves on by one token.
      const left = hash - Math.imul(hashes[at], highest);
      hash = (Math.imul(left, BASE) + hashes[at + length]) | 0;
    }
  }
}
