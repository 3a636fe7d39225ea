import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Exercise} from "../exercise/readExercise.ts";
import {studentNotebook} from "../exercise/studentNotebook.ts";
import {readNotebook} from "../notebook/nbformat.ts";

/** Lists the sources below a folder, without what is built or installed. */
async function sourcesBelow(folder: string, extension: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, {withFileTypes: true, recursive: true});
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](node_modules|dist)[\\/]/.test(path.slice(folder.length)));
}

/** Lists what everybody can read: the library's sources and the chapters. */
export async function publicTexts(repository: string): Promise<string[]> {
  const library = await sourcesBelow(join(repository, "lib"), ".ts");
  const chapters = await sourcesBelow(join(repository, "notebooks"), ".ipynb");
  const sources = await Promise.all(library.map((path) => readFile(path, "utf8")));
  const cells = await Promise.all(
    chapters.map(async (path) => readNotebook(await readFile(path, "utf8"), path).cells),
  );
  return [...sources, ...cells.flat().map(({source}) => source)];
}

/** Lists the hints of an exercise: what they say of its solution they say on purpose. */
export function hintTexts({editions}: Exercise): string[] {
  return editions.flatMap(({notebook}) =>
    notebook.cells
      .filter(({metadata}) => metadata.tags?.includes("hint"))
      .map(({source}) => source),
  );
}

/** Lists what a student's copy begins with. */
export function openTexts(exercise: Exercise): string[] {
  return exercise.editions.flatMap(({language}) =>
    studentNotebook(exercise, language).cells.map(({source}) => source),
  );
}
