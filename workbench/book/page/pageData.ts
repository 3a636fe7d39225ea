import {fillMessage} from "../../messages/fillMessage.ts";
import type {Language} from "../../messages/message.ts";

/** What the build tells the script of a page. */
export interface PageData {
  readonly kind: "index" | "claims" | "chapter" | "exercise";
  readonly slug: string;
  readonly language: Language;
  /** A short hash of the page's version. */
  readonly edition: string;
  readonly exercise: string | null;
  /** Ids of the answer cells. */
  readonly answers: readonly string[];
  readonly live: boolean;
  /** The way to the root of the book. */
  readonly root: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Reads what the build wrote at the end of the page. */
export function readPageData(): PageData {
  return JSON.parse(document.getElementById("page-data")?.textContent ?? "{}") as PageData;
}

/** Says a text in the page's language. */
export type Say = (code: string, args?: Readonly<Record<string, string | number>>) => string;

/** Returns the function that says the page's texts. */
export function createSay({words}: PageData): Say {
  return (code, args = {}) => {
    const text = words[`client.${code}`];
    if (text === undefined)
      throw new RangeError(`say: code must be a text of the page, got ${code}`);
    return fillMessage(text, args);
  };
}
