/**
 * Characters that nobody sees but that turn, hide or break a line, and halves of pairs. Line ends and tabulators stay,
 * and the joiners that Persian and emoji are written with.
 */
const UNSEEN = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Writes the characters of a text that would turn or hide others by their numbers, such as ⟨U+202E⟩. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `⟨U+${code.padStart(4, "0")}⟩`;
  });
}
