import {open} from "node:fs/promises";
import {join} from "node:path";
import type {Language} from "../exercise/types.ts";
import {escapeHtml} from "../exercise/renderCheck.ts";

/** How an overview was written, so that it can be written again in the same way. */
export interface MadeOverview {
  readonly language: Language;
  readonly courseTitle?: string;
  /** Names of the students, by their folders. */
  readonly names: ReadonlyMap<string, string>;
}

/** Writes in the page's head how it was made. */
export function madeMeta({
  language,
  courseTitle,
  names,
}: {
  language: Language;
  courseTitle: string | undefined;
  names: ReadonlyMap<string, string>;
}): string {
  const made = {language, courseTitle, names: [...names]};
  return `<meta name="voxelbook-overview" content="${escapeHtml(JSON.stringify(made))}">\n`;
}

/** The head of an overview lies within its first megabytes: the names of all students stand in it. */
const MAX_HEAD = 4_000_000;

/** Turns the entities that `escapeHtml` writes back into characters. */
function unescapeHtml(html: string): string {
  const characters: Readonly<Record<string, string>> = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
  };
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => characters[entity]);
}

/** Reads how the overview of a grading was written; undefined where there is none yet. */
export async function readMade(out: string): Promise<MadeOverview | undefined> {
  let text: string;
  try {
    const file = await open(join(out, "index.html"));
    try {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(MAX_HEAD), 0, MAX_HEAD, 0);
      text = buffer.subarray(0, bytesRead).toString("utf8");
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const content = /<meta name="voxelbook-overview" content="([^"]*)">/.exec(text)?.[1];
  if (content === undefined) return undefined;
  try {
    const made = JSON.parse(unescapeHtml(content)) as {
      language: Language;
      courseTitle?: string;
      names: [string, string][];
    };
    return {...made, names: new Map(made.names)};
  } catch {
    // An overview that somebody changed does not say how it was made.
    return undefined;
  }
}
