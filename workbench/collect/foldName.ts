/** Letters that no accent can be taken from, and how systems write them without. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
};

/** Writes a text in small letters without accents, so that one name compares equal however it was typed. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðłıþ]/g, (letter) => LETTERS[letter]);
}

/** Splits a text into its words, folded: letters and digits of any script. */
export const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Folds a text to its letters and digits: `Doe, Jane` and `doejane` are the same. */
export const squash = (text: string): string => wordsOf(text).join("");
