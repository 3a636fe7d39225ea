import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Language} from "../../messages/message.ts";
import {type Notebook, readNotebook, stripOutputs} from "../../notebook/nbformat.ts";
import {readExercisePages} from "./readExercisePages.ts";

/** One page of the book as it stands in the repository, before anything is executed. */
export interface SourcePage {
  readonly kind: "chapter" | "exercise";
  /** Folder below the language's root: `02-ct-numbers`, `exercises/02-ct-numbers/hu-drift`. */
  readonly slug: string;
  readonly language: Language;
  /** The file, below the root, with forward slashes. */
  readonly file: string;
  readonly notebook: Notebook;
  readonly title: string;
  readonly number: string;
  readonly question: string;
  readonly minutes: number | null;
  readonly points: number | null;
  readonly datasets: readonly string[];
  /** Files that come with the library and that the chapter loads, such as a trained model. */
  readonly shipped: readonly string[];
  /** Seconds that the chapter may take, by its own metadata. */
  readonly seconds: number | null;
  /** Why the file could not be read; its notebook is then empty. */
  readonly broken: string | null;
}

interface ChapterMetadata {
  readonly title?: unknown;
  readonly question?: unknown;
  readonly datasets?: unknown;
  readonly shipped?: unknown;
  readonly seconds?: unknown;
}

const EMPTY: Notebook = {nbformat: 4, nbformat_minor: 5, metadata: {}, cells: []};

/** Returns the printed number of a slug: "02-ct-numbers" is chapter 2. */
export function chapterNumber(slug: string): string {
  return String(Number.parseInt(slug, 10));
}

/** Reads one chapter; a broken file becomes a page that says so, and the book goes on. */
async function readChapter(root: string, file: string, language: Language): Promise<SourcePage> {
  const slug = file.replace(/^.*\//, "").replace(/\.ipynb$/, "");
  let notebook = EMPTY;
  let broken: string | null = null;
  try {
    notebook = stripOutputs(readNotebook(await readFile(join(root, file), "utf8"), file));
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  const own = (notebook.metadata["voxelbook"] ?? {}) as ChapterMetadata;
  const datasets = Array.isArray(own.datasets) ? own.datasets.map(String) : [];
  const shipped = Array.isArray(own.shipped) ? own.shipped.map(String) : [];
  return {
    kind: "chapter",
    slug,
    language,
    file,
    notebook,
    title: typeof own.title === "string" ? own.title : slug,
    number: chapterNumber(slug),
    question: typeof own.question === "string" ? own.question : "",
    minutes: null,
    points: null,
    datasets,
    shipped,
    seconds: typeof own.seconds === "number" ? own.seconds : null,
    broken,
  };
}

/** Reads the chapters of one language, by number. */
async function readChapters(root: string, language: Language): Promise<SourcePage[]> {
  const folder = language === "en" ? "notebooks" : `notebooks/${language}`;
  if (!existsSync(join(root, folder))) return [];
  const names = (await readdir(join(root, folder)))
    .filter((name) => /^\d\d-[\w-]+\.ipynb$/.test(name))
    .sort();
  return Promise.all(names.map((name) => readChapter(root, `${folder}/${name}`, language)));
}

/**
 * Reads every chapter and exercise below a root, in reading order: each chapter is followed by its
 * exercises. Either folder may be absent, as in a student's copy that holds exercises only.
 */
export async function readBook(
  root: string,
  languages: readonly Language[],
): Promise<readonly SourcePage[]> {
  const pages: SourcePage[] = [];
  for (const language of languages) {
    const chapters = await readChapters(root, language);
    const exercises = await readExercisePages(root, language);
    const all = [...chapters, ...exercises];
    const key = ({kind, slug, number}: SourcePage) =>
      kind === "chapter"
        ? `${slug.slice(0, 2)}.00`
        : `${slug.slice(10, 12)}.${number.padStart(6, "0")}`;
    pages.push(...all.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  }
  return pages;
}
