import {getFileNameLowLevel} from "yauzl";

/** A name in an archive as a path, or why it is none. */
export type EntryName =
  | {readonly ok: true; readonly segments: readonly string[]; readonly isFolder: boolean}
  | {readonly ok: false; readonly shown: string; readonly reason: string};

/** What of an entry its name is read from. */
export interface RawName {
  readonly fileNameRaw: Buffer;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly {readonly id: number; readonly data: Buffer}[];
}

/** Bit 11 of the flags: the name is UTF-8 (APPNOTE.TXT of PKWARE, 4.4.4). */
const UTF8_FLAG = 0x800;

/** A text that a terminal can show: what cannot be seen becomes "?". */
export const showable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "?").slice(0, 200);

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Decodes a name. Without the flag the format says CP437, but the archiver of macOS and older ones of LMSs
 * write UTF-8 and set no flag: bytes that are sound UTF-8 and no plain ASCII are hardly anything else.
 */
function decode({fileNameRaw, generalPurposeBitFlag, extraFields}: RawName): string | undefined {
  const own = utf8(fileNameRaw);
  if ((generalPurposeBitFlag & UTF8_FLAG) !== 0) return own;
  const named = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, [...extraFields], true);
  const hasUnicodePath = extraFields.some(({id}) => id === 0x7075);
  return hasUnicodePath || own === undefined ? named : own;
}

/**
 * Reads the name of an archive's entry. Backslashes are separators, as some versions of .NET write them;
 * a name that would leave the folder is refused, and so is one that no file should have.
 */
export function readEntryName(entry: RawName): EntryName {
  const text = decode(entry);
  if (text === undefined) {
    const shown = showable(entry.fileNameRaw.toString("latin1"));
    return {ok: false, shown, reason: "its name is said to be UTF-8 and is not"};
  }
  const refuse = (reason: string): EntryName => ({ok: false, shown: showable(text), reason});
  if (/\p{Cc}/u.test(text)) return refuse("its name holds a control character");
  const path = text.normalize("NFC").replaceAll("\\", "/");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path))
    return refuse("an absolute path is not followed");
  const isFolder = path.endsWith("/");
  const segments = path.split("/").filter((part) => part !== "" && part !== ".");
  if (segments.includes("..")) return refuse('a path with ".." is not followed');
  if (segments.length === 0) return refuse("it has no name");
  if (segments.some((part) => part.length > 255)) return refuse("its name is too long");
  return {ok: true, segments, isFolder};
}
