import {escapeHtml} from "../exercise/renderCheck.ts";
import {visibleText} from "./visibleText.ts";

/** Writes a text that anybody may have written as HTML: escaped, and with nothing unseen in it. */
export function textHtml(text: string): string {
  return escapeHtml(visibleText(text));
}

/** The address of a student's report beside the overview, as the value of an attribute. */
export function reportAddress(student: string): string {
  return escapeHtml(`${encodeURIComponent(student.replace(/\p{Cs}/gu, "\ufffd"))}/report.html`);
}
