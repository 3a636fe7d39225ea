import {existsSync, statSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join, relative} from "node:path";
import {CliError, USAGE} from "../cli/error.ts";

export type NotebookLanguage = "en" | "zh-CN";

/** Tells the language of a notebook by its place: notebooks/zh-CN/x.ipynb, exercise.zh-CN.ipynb. */
export function languageOf(path: string): NotebookLanguage {
  return /[/\\]zh-CN[/\\]|\.zh-CN\.ipynb$/.test(`/${path}`) ? "zh-CN" : "en";
}

async function notebooksBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await notebooksBelow(path)));
    else if (entry.name.endsWith(".ipynb")) found.push(path);
  }
  return found.sort();
}

/**
 * Lists the notebooks that a command line names: files as given, folders with all below them.
 *
 * @param language - keep only notebooks of this language among those found in folders
 * @throws CliError when a path does not exist, is no notebook, or a folder holds none
 */
export async function findNotebooks(
  paths: readonly string[],
  language: NotebookLanguage | undefined,
): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (!existsSync(path))
      throw new CliError(`run: no such file or folder: ${path}`, {exitCode: USAGE});
    if (statSync(path).isDirectory()) {
      const below = (await notebooksBelow(path)).filter(
        (file) => language === undefined || languageOf(relative(path, file)) === language,
      );
      if (below.length === 0)
        throw new CliError(`run: no notebook (*.ipynb) below ${path}`, {exitCode: USAGE});
      for (const file of below) found.add(file);
    } else if (path.endsWith(".ipynb")) found.add(path);
    else
      throw new CliError(`run: a notebook's name ends in .ipynb, got ${path}`, {exitCode: USAGE});
  }
  return [...found];
}
