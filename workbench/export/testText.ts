import type {RecordQuestion, RecordTest} from "../grader/record.ts";
import type {Language} from "../messages/message.ts";
import {inLanguage, say, waits} from "./feedback.ts";
import {oneLine, plainText} from "./plainText.ts";
import {roundPoints} from "./round.ts";

/** The title of a test on one line. */
export function testTitle(test: RecordTest, language: Language): string {
  return oneLine(inLanguage(test.title, language), 300);
}

/**
 * Tells how a test ended. Of an instructor's test it tells the verdict only, whatever else the record may
 * hold.
 */
export function testText(test: RecordTest, language: Language): string {
  const {status, message, visibility, call, expected, got, hint, output} = test;
  const lines = message === null ? [] : [inLanguage(message, language)];
  if (status !== "pass" && message === null) lines.push(say(`test.${status}`, {}, language));
  if (visibility === "visible") {
    const part = (code: string, text: string | undefined): void => {
      if (text !== undefined && text !== "") lines.push(`${say(code, {}, language)}: ${text}`);
    };
    if (status !== "pass") {
      part("call", call);
      part("expected", expected);
      part("got", got);
      if (hint !== undefined) lines.push(say("hint", {hint}, language));
    }
    part("printed", output === "" ? undefined : `\n${output}`);
  }
  return plainText(lines.join("\n"));
}

/** Tells what a person gave for an answer, or that it waits for one, and why a figure could not be drawn. */
export function manualText(question: RecordQuestion, language: Language): string {
  const {manual, tests} = question;
  const drawn = tests
    .filter(({status}) => status !== "pass")
    .map((test) => testText(test, language));
  if (waits(question)) return [say("waits", {}, language), ...drawn].join("\n");
  if (manual === undefined || manual.mark === null) return drawn.join("\n");
  const {points, comment} = manual.mark;
  const lines = manual.rubric.map(({id, points: max, title}) => {
    const given = roundPoints(points[id] ?? 0);
    return say("rubric", {title: inLanguage(title, language), points: given, max}, language);
  });
  return plainText([...lines, ...(comment === "" ? [] : [comment])].join("\n"));
}
