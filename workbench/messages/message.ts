import analysisEn from "./analysis.en.json" with {type: "json"};
import analysisZh from "./analysis.zh-CN.json" with {type: "json"};
import exerciseEn from "./exercise.en.json" with {type: "json"};
import exerciseZh from "./exercise.zh-CN.json" with {type: "json"};
import exportEn from "./export.en.json" with {type: "json"};
import exportZh from "./export.zh-CN.json" with {type: "json"};
import {fillMessage} from "./fillMessage.ts";
import pageEn from "./page.en.json" with {type: "json"};
import pageZh from "./page.zh-CN.json" with {type: "json"};
import reportEn from "./report.en.json" with {type: "json"};
import reportZh from "./report.zh-CN.json" with {type: "json"};
import runtimeEn from "./runtime.en.json" with {type: "json"};
import runtimeZh from "./runtime.zh-CN.json" with {type: "json"};

/** The languages the course exists in; English is the source. */
export type Language = "en" | "zh-CN";

/** All languages, English first. */
export const LANGUAGES: readonly Language[] = ["en", "zh-CN"];

/** The parts of the program that have words of their own: one pair of files each. */
export type MessageArea = "analysis" | "export" | "page" | "exercise" | "report" | "runtime";

type Catalogue = Readonly<Record<string, string>>;

/** Every text of every area and language; keys are equal in all languages (a test). */
export const CATALOGUES: Readonly<Record<MessageArea, Readonly<Record<Language, Catalogue>>>> = {
  analysis: {en: analysisEn, "zh-CN": analysisZh},
  export: {en: exportEn, "zh-CN": exportZh},
  page: {en: pageEn, "zh-CN": pageZh},
  exercise: {en: exerciseEn, "zh-CN": exerciseZh},
  report: {en: reportEn, "zh-CN": reportZh},
  runtime: {en: runtimeEn, "zh-CN": runtimeZh},
};

/**
 * Returns the text of a code in a language, its {name} placeholders filled from `args`.
 * An unknown code or a missing argument is a mistake in the program, and throws RangeError.
 */
export function message(
  area: MessageArea,
  code: string,
  args: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  const text = CATALOGUES[area][language][code];
  if (text === undefined) {
    throw new RangeError(`message: code must be in ${area}.${language}.json, got ${code}`);
  }
  return fillMessage(text, args);
}
