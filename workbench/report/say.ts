import {escapeHtml} from "../exercise/renderCheck.ts";
import type {Language} from "../exercise/types.ts";
import {type MessageArgs, words} from "../exercise/words.ts";
import type {RecordWords} from "../grader/record.ts";
import {CATALOGUES, message} from "../messages/message.ts";
import {textHtml} from "./safeText.ts";

/** Gives a text of the messages in one language, escaped for HTML. */
export type Say = (code: string, args?: MessageArgs) => string;

/** Returns the texts of the area `report`; verdicts and the labels of a check are those of `exercise`. */
export function sayIn(language: Language): Say {
  return (code, args = {}) =>
    escapeHtml(
      code in CATALOGUES.report.en
        ? message("report", code, args, language)
        : words(code, args)[language],
    );
}

/** Returns the language's version of a text of a record, escaped: it may hold what a student wrote. */
export function textIn(language: Language): (text: RecordWords) => string {
  return ({en, zh}) => textHtml(language === "zh-CN" ? zh : en);
}

/** Writes a length of time in two units at most. */
export function durationText(seconds: number, say: Say): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return say("time.minutes", {minutes});
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return say("time.hours", {hours, minutes: minutes % 60});
  return say("time.days", {days: Math.floor(hours / 24), hours: hours % 24});
}

/** Writes an ISO time to the minute; the whole one stands in the attribute. */
export function timeHtml(iso: string): string {
  const short = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(iso);
  const shown = short === null ? iso : `${short[1]} ${short[2]} UTC`;
  return `<time datetime="${textHtml(iso)}">${textHtml(shown)}</time>`;
}
