import type {CollectedNote} from "../grader/collected.ts";
import {isCanvasEntry} from "./canvasName.ts";
import type {GatheredSource} from "./gatherSource.ts";
import {readMoodleName} from "./moodleName.ts";

/** Files of one folder up to this number are listed one by one. */
const LISTED_ALONE = 3;

/** Says why a file that is no notebook is not taken. */
function reasonOf(names: readonly string[]): string {
  const kind = names.map((name) => readMoodleName(name)?.kind).find((found) => found !== undefined);
  if (kind !== undefined && kind !== "file")
    return `handed in to Moodle as ${kind}, which is no notebook`;
  return names.length === 1 && isCanvasEntry(names[0])
    ? "typed into Canvas, which is no notebook"
    : "not a notebook";
}

/** Lists what a source holds beside notebooks; many files of one folder make one line. */
export function listOthers({name, others}: GatheredSource): CollectedNote[] {
  const folders = new Map<string, string[]>();
  for (const {shown} of others) {
    const parts = shown.split("/");
    const folder = parts.slice(0, Math.min(2, parts.length - 1)).join("/");
    folders.set(folder, [...(folders.get(folder) ?? []), shown]);
  }
  return [...folders].flatMap(([folder, files]): CollectedNote[] => {
    if (folder === "" || files.length <= LISTED_ALONE)
      return files.map((file) => ({path: `${name}: ${file}`, reason: reasonOf(file.split("/"))}));
    const some = files.slice(0, LISTED_ALONE).map((file) => file.slice(folder.length + 1));
    const more = files.length - some.length;
    const reason = `${files.length} files that are no notebooks: ${some.join(", ")} and ${more} more`;
    return [{path: `${name}: ${folder}/`, reason}];
  });
}
