import {existsSync} from "node:fs";
import {join} from "node:path";
import {findExercises, readExercise} from "../../exercise/readExercise.ts";
import {editionIn, studentNotebook} from "../../exercise/studentNotebook.ts";
import type {Language} from "../../messages/message.ts";
import {type Notebook, stripOutputs} from "../../notebook/nbformat.ts";
import {chapterNumber, type SourcePage} from "./readBook.ts";

const EMPTY: Notebook = {nbformat: 4, nbformat_minor: 5, metadata: {}, cells: []};

/** Says whether a notebook is the author's master: a student's copy has no solutions to take out. */
function isMaster(notebook: Notebook): boolean {
  return notebook.cells.some(({source}) => source.includes("BEGIN SOLUTION"));
}

/** Reads one exercise as a student gets it; a broken one becomes a page that says so. */
async function readPage(
  root: string,
  id: string,
  number: string,
  language: Language,
): Promise<SourcePage | undefined> {
  const common = {
    kind: "exercise" as const,
    slug: `exercises/${id}`,
    language,
    number,
    question: "",
    datasets: [],
    shipped: [],
    seconds: null,
  };
  try {
    const exercise = await readExercise(join(root, "exercises"), id);
    const edition = editionIn(exercise, language);
    if (edition.language !== language) return undefined;
    const notebook = isMaster(edition.notebook)
      ? studentNotebook(exercise, language)
      : stripOutputs(edition.notebook);
    const {title, minutes, points} = edition.info;
    return {...common, file: edition.file, notebook, title, minutes, points, broken: null};
  } catch (error) {
    const broken = error instanceof Error ? error.message : String(error);
    const file = `exercises/${id}/exercise.ipynb`;
    const facts = {title: id, minutes: null, points: null};
    return {...common, ...facts, file, notebook: EMPTY, broken};
  }
}

/** Reads the exercises of one language; they are numbered within their chapter. */
export async function readExercisePages(root: string, language: Language): Promise<SourcePage[]> {
  const folder = join(root, "exercises");
  if (!existsSync(folder)) return [];
  const pages: SourcePage[] = [];
  const counts = new Map<string, number>();
  for (const id of await findExercises(folder)) {
    const topic = id.split("/")[0]!;
    const count = (counts.get(topic) ?? 0) + 1;
    counts.set(topic, count);
    const page = await readPage(root, id, `${chapterNumber(topic)}.${count}`, language);
    if (page !== undefined) pages.push(page);
  }
  return pages;
}
