import type {Words} from "./types.ts";

const SEPARATOR = " ‖ ";

/** What a title helper may say beside the words. */
export interface TitleOptions {
  /** Share of the answer's points, in proportion to the other tests'. */
  readonly weight?: number;
}

/**
 * Writes a test's title in both languages, and its weight, as the one text that mocha takes.
 *
 * @throws RangeError when a title is empty or the weight is not a positive number
 */
export function title(en: string, zh: string, {weight = 1}: TitleOptions = {}): string {
  if (en.trim() === "" || zh.trim() === "") {
    throw new RangeError(`title: both languages must have words, got "${en}" and "${zh}"`);
  }
  if (!(weight > 0 && Number.isFinite(weight))) {
    throw new RangeError(`title: weight must be a positive number, got ${weight}`);
  }
  return [en, zh, String(weight)].join(SEPARATOR);
}

/** Takes a title apart again; a plain text is its own title in every language, of weight 1. */
export function splitTitle(text: string): {words: Words; weight: number} {
  const parts = text.split(SEPARATOR);
  if (parts.length !== 3) return {words: {en: text, "zh-CN": text}, weight: 1};
  return {words: {en: parts[0], "zh-CN": parts[1]}, weight: Number(parts[2])};
}
