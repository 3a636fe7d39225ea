import en from "../messages/exercise.en.json" with {type: "json"};
import zh from "../messages/exercise.zh-CN.json" with {type: "json"};
import {fillMessage} from "../messages/fillMessage.ts";
import type {CodedMessage, Language, Words} from "./types.ts";

const CATALOGUE: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en,
  "zh-CN": zh,
};

/** The arguments of a message, by placeholder. */
export type MessageArgs = Readonly<Record<string, string | number>>;

/** Returns the words of a code of messages/exercise in every language. */
export function words(code: string, args: MessageArgs = {}): CodedMessage {
  const text = (language: Language): string => {
    const template = CATALOGUE[language][code];
    if (template === undefined) {
      throw new RangeError(`words: code must be in exercise.${language}.json, got ${code}`);
    }
    return fillMessage(template, args);
  };
  return {code, args, en: text("en"), "zh-CN": text("zh-CN")};
}

/** Joins words of an author to a coded message. */
export function joinWords(message: CodedMessage, more: Words | undefined): CodedMessage {
  if (more === undefined) return message;
  return {
    ...message,
    en: `${message.en} ${more.en}`,
    "zh-CN": `${message["zh-CN"]}${more["zh-CN"]}`,
  };
}
