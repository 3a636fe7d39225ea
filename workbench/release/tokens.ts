import {type Compiler, loadTypescript} from "../exercise/loadTypescript.ts";

/** Quotes, escapes and the signs of comments: a text is the same with and without them. */
const DRESS = /["'`\\]|\/\/|\/\*|\*\/|<!--|-->/g;
/** What comments and quotations put before each of their lines. */
const MARGIN = /^[ \t]*(?:[*#>][ \t]+)+/gm;

/** The tokens of a text, each with the line it stands in, from 1. */
export interface Tokens {
  readonly words: readonly string[];
  readonly lines: readonly number[];
  /** A number for each word; equal words have equal ones. */
  readonly hashes: readonly number[];
}

/** Hashes a word to 32 bits (FNV-1a). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Prose is full of what the scanner calls errors. */
const ignore = (): void => undefined;

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Makes a scanner that takes what is no token of TypeScript, as in prose, for one of its own. */
function scannerOf(ts: Compiler, text: string, skipTrivia: boolean) {
  const {ESNext} = ts.ScriptTarget;
  return ts.createScanner(ESNext, skipTrivia, ts.LanguageVariant.Standard, text, ignore);
}

/**
 * Cuts a text into the tokens of TypeScript, whatever it is: code, a comment, a quoted text or prose. Spaces, line
 * breaks, quotes and the signs of comments do not count, so that code is found in whatever form it was pasted.
 */
export function tokensOf(text: string): Tokens {
  const ts = loadTypescript();
  const scanner = scannerOf(ts, text.replace(DRESS, blank).replace(MARGIN, blank), true);
  const words: string[] = [];
  const lines: number[] = [];
  const hashes: number[] = [];
  let line = 1;
  let at = 0;
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) {
    for (; at < scanner.getTokenPos(); at++) if (text.charCodeAt(at) === 10) line += 1;
    const word = scanner.getTokenText();
    words.push(word);
    lines.push(line);
    hashes.push(hashOf(word));
  }
  return {words, lines, hashes};
}

/** Blanks the comments of a program. */
export function withoutComments(code: string): string {
  const ts = loadTypescript();
  const {EndOfFileToken, SingleLineCommentTrivia, MultiLineCommentTrivia} = ts.SyntaxKind;
  const scanner = scannerOf(ts, code, false);
  let bare = "";
  for (let kind = scanner.scan(); kind !== EndOfFileToken; kind = scanner.scan()) {
    const comment = kind === SingleLineCommentTrivia || kind === MultiLineCommentTrivia;
    bare += comment ? blank(scanner.getTokenText()) : scanner.getTokenText();
  }
  return bare;
}
