import {rm} from "node:fs/promises";
import {LANGUAGES} from "../messages/message.ts";
import {BookBuilder} from "./bookBuilder.ts";
import {executeChapter, readExecuted} from "./executeChapter.ts";
import type {SourcePage} from "./source/readBook.ts";
import {swapFolder} from "./swapFolder.ts";

/** Options of {@link makeBook}. */
export interface MakeBookOptions {
  readonly root: string;
  readonly out: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Called when every page can be read, most of them still without results. */
  readonly onReadable: () => Promise<void>;
}

/** Chapters that wait, in the order a reader meets them: chapter by chapter, each in all languages. */
function waitingChapters(builder: BookBuilder): SourcePage[] {
  return builder.pages
    .filter((page) => builder.stateOf(page) === "waiting")
    .sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0));
}

/** Executes one chapter and writes its page anew. */
async function finishChapter(
  page: SourcePage,
  builder: BookBuilder,
  {out, say, signal}: MakeBookOptions,
): Promise<void> {
  builder.setState(page, "executing");
  await builder.writeState(out);
  const started = Date.now();
  const done = await executeChapter(page, builder.base, {signal, onProgress: say});
  if (signal.aborted) return;
  builder.setState(page, done.failure === null ? "rendered" : "failed", done);
  await builder.writePage(out, page);
  await builder.writeState(out);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${page.file}: ${done.failure === null ? "executed" : "failed"} in ${seconds} s`);
}

/**
 * Makes a book that can be read at once: all pages are written, kept results included, then chapters
 * without results are executed one after the other, and their pages written anew.
 *
 * @returns failed chapters and mistakes of the sources
 */
export async function makeBook(options: MakeBookOptions): Promise<readonly string[]> {
  const {root, out, say, signal, onReadable} = options;
  const builder = await BookBuilder.open({root, languages: LANGUAGES, live: true});
  const fresh = `${out}.${process.pid}.new`;
  try {
    say("preparing the pages");
    await builder.writeShared(fresh);
    for (const page of builder.pages) {
      if (page.kind !== "chapter" || page.broken !== null) continue;
      const kept = await readExecuted(page, builder.base);
      if (kept !== undefined) builder.setState(page, "rendered", kept);
    }
    for (const page of builder.pages) await builder.writePage(fresh, page);
    await builder.writeIndexes(fresh);
    signal.throwIfAborted();
    await swapFolder(fresh, out);
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  } finally {
    await rm(fresh, {recursive: true, force: true});
  }
  await onReadable();

  const waiting = waitingChapters(builder);
  if (waiting.length > 0) say(`executing ${waiting.length} chapters behind the pages`);
  for (const page of waiting) {
    if (signal.aborted) return [];
    await finishChapter(page, builder, options);
  }
  if (signal.aborted) return [];
  await builder.writeData(out);
  await builder.writeIndexes(out);
  return builder.problems();
}
