import {FormatError} from "../core/index.ts";

/** The lines of an NRRD header, and where the data begin. */
export interface NrrdFields {
  /** Values by field name, the name in lower case without spaces. */
  readonly fields: ReadonlyMap<string, string>;
  /** First byte behind the empty line that ends the header. */
  readonly dataOffset: number;
}

/** Longest header to search for its end: ITK's with thousands of key lines stay far below. */
const LONGEST_HEADER = 1 << 20;

/** Finds the end of the next line; returns its text and where the following one begins. */
function nextLine(bytes: Uint8Array, start: number, who: string): {text: string; next: number} {
  const limit = Math.min(bytes.length, LONGEST_HEADER);
  let end = start;
  while (end < limit && bytes[end] !== 10) end++;
  if (end === limit) {
    throw new FormatError(
      `${who}: the header must end with an empty line, got none in ${limit} bytes: the file is truncated`,
    );
  }
  const last = end > start && bytes[end - 1] === 13 ? end - 1 : end;
  return {text: new TextDecoder("latin1").decode(bytes.subarray(start, last)), next: end + 1};
}

/** Reads the header of an NRRD file: one field a line, until an empty line. */
export function nrrdHeader(bytes: Uint8Array, who: string): NrrdFields {
  const first = nextLine(bytes, 0, who);
  if (!/^NRRD000[1-6]\s*$/.test(first.text)) {
    throw new FormatError(
      `${who}: the first line must be NRRD0001 to NRRD0006, got ${JSON.stringify(first.text.slice(0, 20))} at byte 0`,
    );
  }
  const fields = new Map<string, string>();
  let at = first.next;
  while (true) {
    const {text, next} = nextLine(bytes, at, who);
    if (text === "") return {fields, dataOffset: next};

    // Comments and the user's own key:=value pairs say nothing about the image.
    const isComment = text.startsWith("#") || /^[^:]*:=/.test(text);
    if (!isComment) {
      const match = /^([^:]+): (.*)$/.exec(text);
      if (match === null) {
        throw new FormatError(
          `${who}: a header line must be "field: value", got ${JSON.stringify(text.slice(0, 60))} at byte ${at}`,
        );
      }
      fields.set(match[1].trim().toLowerCase().replaceAll(" ", ""), match[2].trim());
    }
    at = next;
  }
}
