/** What is kept of one page; the same for all languages of it. */
export interface PageProgress {
  readonly edition?: string;
  /** Changed cells and answers, by cell id. */
  readonly cells?: Readonly<Record<string, string>>;
  /** Predictions, by cell id. */
  readonly predictions?: Readonly<Record<string, string>>;
  /** Id of the cell that was at the top of the window. */
  readonly place?: string;
  /** Score of the last check. */
  readonly score?: {readonly score: number; readonly maxScore: number};
  /** Exercises only: seconds at work and checks asked for; an exported notebook says both. */
  readonly work?: {readonly seconds: number; readonly checks: number};
}

/** The form of an exported file. */
export interface ProgressFile {
  readonly format: "voxelbook-progress";
  readonly version: 1;
  readonly pages: Readonly<Record<string, PageProgress>>;
}

const PREFIX = "voxelbook:page:";

/** Reads what is kept of a page; a browser that keeps nothing has nothing. */
export function readProgress(slug: string): PageProgress {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + slug) ?? "{}") as PageProgress;
  } catch {
    return {};
  }
}

/** Keeps a change of a page's progress; throws where the browser does not keep anything. */
export function writeProgress(slug: string, change: PageProgress): void {
  const next = {...readProgress(slug), ...change};
  localStorage.setItem(PREFIX + slug, JSON.stringify(next));
}

/** Forgets one page, or all pages. */
export function forgetProgress(slug?: string): void {
  if (slug !== undefined) localStorage.removeItem(PREFIX + slug);
  else for (const kept of Object.keys(allProgress())) localStorage.removeItem(PREFIX + kept);
}

/** Reads the progress of all pages, by slug. */
export function allProgress(): Record<string, PageProgress> {
  const found: Record<string, PageProgress> = {};
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (key?.startsWith(PREFIX))
      found[key.slice(PREFIX.length)] = readProgress(key.slice(PREFIX.length));
  }
  return found;
}

/** Writes the progress of all pages as one text. */
export function exportProgress(): string {
  const file: ProgressFile = {format: "voxelbook-progress", version: 1, pages: allProgress()};
  return `${JSON.stringify(file, null, 1)}\n`;
}

const isTexts = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === "object" &&
    value !== null &&
    Object.values(value).every((text) => typeof text === "string"));

/** Checks one page of a progress file: texts where texts belong, nothing else is taken over. */
function checkPage(slug: string, page: unknown): PageProgress {
  const {cells, predictions, place, score, work, edition} = (page ?? {}) as PageProgress;
  if (!isTexts(cells) || !isTexts(predictions)) {
    throw new RangeError(`importProgress: cells of ${slug} must be texts`);
  }
  const worked = typeof work?.seconds === "number" && typeof work.checks === "number";
  const scored = typeof score?.score === "number" && typeof score.maxScore === "number";
  return {
    ...(cells === undefined ? {} : {cells}),
    ...(predictions === undefined ? {} : {predictions}),
    ...(typeof place === "string" ? {place} : {}),
    ...(typeof edition === "string" ? {edition} : {}),
    ...(scored ? {score} : {}),
    ...(worked ? {work} : {}),
  };
}

/** Reads a progress file over what is kept here, and returns the number of its pages. */
export function importProgress(text: string): number {
  const file = JSON.parse(text) as Partial<ProgressFile>;
  if (file?.format !== "voxelbook-progress" || file.version !== 1) {
    throw new RangeError(`importProgress: format must be voxelbook-progress, got ${file?.format}`);
  }
  const pages = Object.entries(file.pages ?? {}).map(
    ([slug, page]) => [slug, checkPage(slug, page)] as const,
  );
  for (const [slug, page] of pages) writeProgress(slug, page);
  return pages.length;
}
