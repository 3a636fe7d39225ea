import {rm} from "node:fs/promises";
import {resolve} from "node:path";
import {LANGUAGES, type Language} from "../messages/message.ts";
import {BookBuilder} from "./bookBuilder.ts";
import {executeChapter, readExecuted} from "./executeChapter.ts";
import type {PageState} from "./render/pageModel.ts";
import {swapFolder} from "./swapFolder.ts";

/** Options of {@link buildBook}. */
export interface BuildBookOptions {
  /** Folder of the finished book; it appears whole, or not at all. */
  readonly out: string;
  /** Folder that holds notebooks/, exercises/ or both. */
  readonly root: string;
  readonly languages?: readonly Language[];
  /** "all" runs what has no kept result; "cached" leaves it without results. */
  readonly execute: "all" | "cached";
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** How each page of a built book came out. */
export interface BuiltPage {
  readonly kind: "chapter" | "exercise";
  readonly slug: string;
  readonly language: Language;
  readonly state: PageState;
}

/** What a build of the book made. */
export interface BuiltBook {
  readonly out: string;
  readonly pages: readonly BuiltPage[];
  /** Failed chapters and mistakes of the sources; empty when all is well. */
  readonly problems: readonly string[];
}

/** Builds the whole book: a chapter that fails is rendered with its error, and named among the problems. */
export async function buildBook(options: BuildBookOptions): Promise<BuiltBook> {
  const {root, execute, signal} = options;
  const out = resolve(options.out);
  const say = options.onProgress ?? (() => undefined);
  const languages = options.languages ?? LANGUAGES;
  const builder = await BookBuilder.open({root: resolve(root), languages, live: false});
  const fresh = `${out}.${process.pid}.new`;
  try {
    say("preparing the page's parts");
    await builder.writeShared(fresh);
    for (const page of builder.pages) {
      signal?.throwIfAborted();
      if (page.kind === "chapter" && page.broken === null) {
        const kept = await readExecuted(page, builder.base);
        if (kept !== undefined) builder.setState(page, "rendered", kept);
        else if (execute === "all") {
          say(`executing ${page.file}`);
          const done = await executeChapter(page, builder.base, {signal, onProgress: say});
          signal?.throwIfAborted();
          builder.setState(page, done.failure === null ? "rendered" : "failed", done);
        }
      }
    }

    // Pages name each other's state, so that they are written when all states are known.
    for (const page of builder.pages) {
      say(`rendering ${page.file}`);
      await builder.writePage(fresh, page);
    }
    await builder.writeIndexes(fresh);
    signal?.throwIfAborted();
    await swapFolder(fresh, out);
  } finally {
    await rm(fresh, {recursive: true, force: true});
  }
  const pages = builder.pages.map((page) => ({
    kind: page.kind,
    slug: page.slug,
    language: page.language,
    state: builder.stateOf(page),
  }));
  return {out, pages, problems: builder.problems()};
}
