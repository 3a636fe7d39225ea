/** Longest name of a student's folder, in bytes of UTF-8: file systems take 255, and a record's own name needs room. */
const MAX_BYTES = 120;

/** Names that the results or the collected folder use themselves, or that file systems and tools take for their own. */
const TAKEN = new Set([
  "analysis.json",
  "collected.json",
  "grades.csv",
  "index.html",
  "marks.json",
  "node_modules",
  "__macosx",
]);

/** Names that Windows keeps for devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Control characters, lone surrogates and the marks that turn the direction of a line. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;

/** Characters that a path or Windows gives a meaning. */
const MEANING = /[/\\:*?"<>|]/;

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");

/**
 * Says which rule a name breaks that a student's folder must keep on every file system; undefined when it
 * keeps them all.
 *
 * @example studentNameFault("a/b") // 'it holds "/"'
 */
export function studentNameFault(name: string): string | undefined {
  if (name === "") return "it is empty";
  if (UNSEEN.test(name)) return "it holds a character that cannot be seen";
  const held = MEANING.exec(name)?.[0];
  if (held !== undefined) return `it holds ${JSON.stringify(held)}`;
  if (name.startsWith(".")) return "it begins with a dot";
  if (/[. ]$/.test(name) || name.startsWith(" ")) return "it begins or ends with a space or a dot";
  if (name !== name.normalize("NFC")) return "it is not in the Unicode form NFC";
  if (DEVICE.test(name.split(".", 1)[0].trim())) return "Windows keeps this name for a device";
  if (TAKEN.has(name.toLowerCase())) return "this name is taken by a file of the results";
  if (bytesOf(name) > MAX_BYTES) return `it is longer than ${MAX_BYTES} bytes`;
  return undefined;
}

/** Cuts a text to so many bytes of UTF-8, between characters. */
function cutBytes(text: string, most: number): string {
  let kept = "";
  let size = 0;
  for (const character of text) {
    size += bytesOf(character);
    if (size > most) break;
    kept += character;
  }
  return kept;
}

/**
 * Makes a student's folder name of any text, keeping as much of it as a file name may hold.
 *
 * @returns a name without fault; "student" when nothing of the text is left
 * @example safeStudentName("../con") // "con_"
 */
export function safeStudentName(text: string): string {
  const seen = text
    .normalize("NFC")
    .replace(new RegExp(UNSEEN.source, "gu"), "")
    .replace(new RegExp(MEANING.source, "g"), "_")
    .replace(/\s+/g, " ");
  const bare = (one: string): string => one.replace(/^[. _]+|[. ]+$/g, "");
  const short = bare(cutBytes(bare(seen), MAX_BYTES - 1));
  if (short === "") return "student";
  const [stem, ...endings] = short.split(".");
  if (DEVICE.test(stem.trim())) return [`${stem.trim()}_`, ...endings].join(".");
  return TAKEN.has(short.toLowerCase()) ? `${short}_` : short;
}
