import {show} from "./show.ts";

/**
 * Shows text written in Markdown.
 *
 * @param text - Markdown, formulas between dollar signs
 */
export function showMarkdown(text: string): void {
  show({"text/markdown": text, "text/plain": text});
}
