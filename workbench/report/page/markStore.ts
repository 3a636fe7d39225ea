import {type Draft, readMark} from "./draft.ts";

const DRAFT = "voxelbook-mark:";
const COMMENTS = "voxelbook-comments:";

/** The part of the browser's storage that is used. */
export type KeptTexts = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Reads a draft as this page writes it; anything else is none. */
function readDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    return readMark(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps drafts and comments in the browser as they are made, so that they survive a reload. */
export class MarkStore {
  readonly #texts: KeptTexts;
  /** What the browser would not take: it lasts as long as the page. */
  readonly #memory = new Map<string, string>();

  constructor(texts: KeptTexts) {
    this.#texts = texts;
  }

  /** False once the browser has refused to keep something. */
  get keeps(): boolean {
    return this.#memory.size === 0;
  }

  #get(key: string): string | null {
    const own = this.#memory.get(key);
    if (own !== undefined) return own;
    try {
      return this.#texts.getItem(key);
    } catch {
      // Storage that is switched off holds nothing.
      return null;
    }
  }

  #set(key: string, text: string): void {
    try {
      this.#texts.setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
    }
  }

  draft(key: string): Draft | null {
    return readDraft(this.#get(DRAFT + key));
  }

  keep(key: string, draft: Draft): void {
    this.#set(DRAFT + key, JSON.stringify(draft));
  }

  drop(key: string): void {
    this.#memory.delete(DRAFT + key);
    try {
      this.#texts.removeItem(DRAFT + key);
    } catch {
      // There was nothing to remove in storage that is switched off.
    }
  }

  /** Comments of a question, `<exercise>/<question>`. */
  comments(question: string): string[] {
    try {
      const value: unknown = JSON.parse(this.#get(COMMENTS + question) ?? "[]");
      return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    } catch {
      return [];
    }
  }

  keepComments(question: string, comments: readonly string[]): void {
    this.#set(COMMENTS + question, JSON.stringify(comments));
  }
}
