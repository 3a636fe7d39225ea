import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {hashLibrary, hashSources, hashText, hashWorkbench} from "./bookHash.ts";
import {createBookServer, HOST} from "./serve/bookServer.ts";
import {listen} from "./serve/listen.ts";

/** Options of {@link startBook}. */
export interface StartBookOptions {
  /** Folder that holds notebooks/, exercises/ or both. */
  readonly root: string;
  readonly port: number | undefined;
  /** False builds everything and stops. */
  readonly serve: boolean;
  readonly say: (line: string) => void;
  /** Told the address as soon as pages can be read. */
  readonly onOpen: (address: string) => void;
  readonly signal: AbortSignal;
}

/** What the last finished start left behind. */
interface Stamp {
  readonly key?: string;
  readonly port?: number;
}

async function readStamp(path: string): Promise<Stamp> {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(await readFile(path, "utf8")) as Stamp;
  } catch {
    // A stamp that was cut off says nothing: the book is made again.
    return {};
  }
}

/** A version of all that the book is made from: equal keys, equal book. */
async function bookKey(root: string): Promise<string> {
  const parts = await Promise.all([hashSources(root), hashLibrary(), hashWorkbench()]);
  return hashText(JSON.stringify(parts));
}

/** Serves the book and returns what closes the server. */
async function open(
  out: string,
  options: StartBookOptions,
  usual: number | undefined,
): Promise<{port: number; closed: Promise<void>}> {
  const {port: asked, say, onOpen, signal} = options;
  const server = createBookServer(out);
  const opened = await listen(server, {asked, usual});
  if (!opened.usual) {
    say(`the usual port ${usual} is taken; progress kept under the usual address is not seen here`);
  }
  onOpen(`http://${HOST}:${opened.port}/`);
  const closed = new Promise<void>((done) => {
    const close = (): void => {
      server.close(() => done());
      server.closeAllConnections();
    };
    if (signal.aborted) close();
    else signal.addEventListener("abort", close, {once: true});
  });
  return {port: opened.port, closed};
}

/**
 * Opens the book: serves what is there as soon as pages can be read, executes the rest behind them.
 * A book that is finished and unchanged is served as it lies, without loading what makes it.
 *
 * @returns the problems of the book; empty when all is well
 */
export async function startBook(options: StartBookOptions): Promise<readonly string[]> {
  const root = resolve(options.root);
  const folder = join(root, ".voxelbook");
  const out = join(folder, "book");
  const stampPath = join(folder, "start.json");
  await mkdir(folder, {recursive: true});
  const stamp = await readStamp(stampPath);
  const key = await bookKey(root);
  const finished = stamp.key === key && existsSync(join(out, "index.html"));
  const keep = (next: Stamp) => writeFile(stampPath, JSON.stringify(next));

  if (finished) {
    options.say("the book is up to date");
    if (!options.serve) return [];
    const {port, closed} = await open(out, options, stamp.port);
    await keep({
      key,
      port: options.port === undefined ? (stamp.port ?? port) : (stamp.port ?? port),
    });
    await closed;
    return [];
  }

  // Pages first, results behind: a reader can begin while chapters are executed.
  const {makeBook} = await import("./makeBook.ts");
  let server: {port: number; closed: Promise<void>} | undefined;
  const problems = await makeBook({
    root,
    out,
    say: options.say,
    signal: options.signal,
    onReadable: async () => {
      if (!options.serve) return;
      server = await open(out, options, stamp.port);
      await keep({port: stamp.port ?? server.port});
    },
  });
  const usual = stamp.port ?? server?.port;
  const done = problems.length === 0 && !options.signal.aborted;
  await keep({...(done ? {key} : {}), ...(usual === undefined ? {} : {port: usual})});
  for (const problem of problems) options.say(problem);
  if (done && options.serve) options.say("all chapters are ready");
  await server?.closed;
  return problems;
}
