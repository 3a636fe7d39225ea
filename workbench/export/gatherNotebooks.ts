import {copyFile, lstat, mkdir, readdir, utimes} from "node:fs/promises";
import {basename, dirname, join} from "node:path";

/** How deep below what was handed in, and how many files of it, are looked at. */
const MOST_DEPTH = 4;
const MOST_FILES = 200;

/** Lists the notebooks below a folder; links are not followed, hidden folders and a Mac's own left out. */
async function notebooksBelow(folder: string, depth = 0): Promise<string[]> {
  if (depth > MOST_DEPTH) return [];
  const found: string[] = [];
  const entries = await readdir(folder, {withFileTypes: true});
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, MOST_FILES)) {
    if (entry.name.startsWith(".") || entry.name === "__MACOSX") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await notebooksBelow(path, depth + 1)));
    else if (entry.isFile() && entry.name.endsWith(".ipynb")) found.push(path);
  }
  return found.slice(0, MOST_FILES);
}

/**
 * Copies what was handed in into the folder that `voxelbook grade` reads. One notebook alone is taken for
 * the exercise whatever its name; several keep theirs, by which and by what they hold the grader tells them
 * apart.
 *
 * @returns how many there are
 */
export async function gatherNotebooks(
  submission: string,
  folder: string,
  exercise: string,
  submittedAt: Date,
): Promise<number> {
  const paths = await notebooksBelow(submission);
  await mkdir(folder, {recursive: true});
  for (const path of paths) {
    const name =
      paths.length === 1 ? `${basename(exercise)}.ipynb` : path.slice(submission.length + 1);
    const target = join(folder, name);
    await mkdir(dirname(target), {recursive: true});
    if (!(await lstat(path)).isFile()) continue;
    await copyFile(path, target);
    await utimes(target, submittedAt, submittedAt);
  }
  return paths.length;
}
