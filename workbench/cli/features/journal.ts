import {createReadStream} from "node:fs";
import {appendFile, rm, stat, writeFile} from "node:fs/promises";
import {createInterface} from "node:readline";
import {CliError, ENVIRONMENT, USAGE} from "../error.ts";
import type {FeatureHead, LabelResult} from "./featureCase.ts";

/** The first line of every journal. */
const HEAD = JSON.stringify({journal: "voxelbook features", format: 1});

/** A result as a line holds it: the names of its values stand in an earlier line. */
interface StoredResult extends Omit<LabelResult, "heads"> {
  readonly heads: number;
}

/** The results of finished cases, kept beside the output until all is done. */
export interface Journal {
  readonly path: string;
  /** Results of an earlier run by their keys. */
  readonly known: ReadonlyMap<string, readonly LabelResult[]>;
  add(key: string, results: readonly LabelResult[]): Promise<void>;
  /** Removes the file: the output holds everything now. */
  remove(): Promise<void>;
}

/** What a journal holds. */
interface Contents {
  readonly known: Map<string, readonly LabelResult[]>;
  /** Lists of names in the order of their lines. */
  readonly lists: (readonly FeatureHead[])[];
  /** Whether it can be added to: a journal of another format cannot. */
  readonly isOpen: boolean;
}

/** Reads one line into the contents; one that was cut while it was written counts as not there. */
function takeLine(line: string, {known, lists}: Contents): void {
  try {
    const entry = JSON.parse(line);
    if (Array.isArray(entry.heads)) lists.push(entry.heads);
    if (typeof entry.key !== "string") return;
    const results = (entry.results as StoredResult[]).map((result) => {
      return {...result, heads: lists[result.heads]};
    });
    if (results.every(({heads}) => heads !== undefined)) known.set(entry.key, results);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
}

/** Reads a journal line by line. */
async function readJournal(path: string): Promise<Contents> {
  const contents = {known: new Map(), lists: [], isOpen: false};
  const there = await stat(path).catch(() => undefined);
  if (there === undefined || there.size === 0) return contents;
  let count = 0;
  for await (const line of createInterface({input: createReadStream(path)})) {
    count++;
    if (count > 1) takeLine(line, contents);
    else if (line === HEAD) contents.isOpen = true;
    else if (line.startsWith('{"journal":"voxelbook features"')) return contents;
    else {
      throw new CliError(`features: ${path} is no journal of this command; move it away`, {
        exitCode: USAGE,
      });
    }
  }
  return contents;
}

/**
 * Opens the journal of an output file. A result is reused only under the key of its case, which holds
 * version, settings, choices and the SHA-256 of both files.
 */
export async function openJournal(output: string): Promise<Journal> {
  const path = `${output}.journal`;
  const {known, lists, isOpen} = await readJournal(path);
  const places = new Map(lists.map((list, i) => [JSON.stringify(list), i]));
  let count = lists.length;

  // A last line that was cut must not run into the next one: an empty line is harmless.
  let last = isOpen ? appendFile(path, "\n") : writeFile(path, `${HEAD}\n`);
  const fail = (error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`features: the journal cannot be written: ${reason}`, {
      exitCode: ENVIRONMENT,
    });
  };
  await last.catch(fail);

  const stored = ({heads, ...rest}: LabelResult, lines: string[]): StoredResult => {
    const text = JSON.stringify(heads);
    const earlier = places.get(text);
    if (earlier !== undefined) return {...rest, heads: earlier};
    lines.push(`{"heads":${text}}`);
    places.set(text, count);
    return {...rest, heads: count++};
  };
  return {
    path,
    known,
    add(key, results) {
      const lines: string[] = [];
      const entry = {key, results: results.map((result) => stored(result, lines))};
      lines.push(JSON.stringify(entry));
      last = last.then(() => appendFile(path, `${lines.join("\n")}\n`)).catch(fail);
      return last;
    },
    remove: () => rm(path, {force: true}),
  };
}
