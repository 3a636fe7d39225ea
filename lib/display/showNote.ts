import {escapeText} from "./escapeText.ts";
import {show} from "./show.ts";
import {word} from "./words.ts";

/** How a note is marked. */
export interface ShowNoteOptions {
  /** "note" for what is good to know, "warning" for what changes the meaning of what follows. */
  readonly kind: "note" | "warning";
}

/**
 * Shows a note that stands out from the text.
 *
 * @param text - plain text; an empty line starts a new paragraph
 * @param options - kind: note or warning
 * @throws RangeError when there is no text or no such kind
 */
export function showNote(text: string, {kind}: ShowNoteOptions): void {
  if (text.trim() === "") throw new RangeError("showNote: text must say something, got nothing");
  if (kind !== "note" && kind !== "warning") {
    throw new RangeError(`showNote: kind must be "note" or "warning", got ${String(kind)}`);
  }
  const head = word(kind);
  const paragraphs = text.trim().split(/\n\s*\n/);
  const colour = kind === "warning" ? "#d55e00" : "#0072b2";
  const body = paragraphs
    .map((part, k) => `<p>${k === 0 ? `<strong>${head}.</strong> ` : ""}${escapeText(part)}</p>`)
    .join("");
  show({
    "text/html": `<div class="voxelbook-note voxelbook-${kind}" role="note" style="border-left:4px solid ${colour};padding-left:12px">${body}</div>`,
    "text/plain": `${head}: ${text.trim()}`,
  });
}
