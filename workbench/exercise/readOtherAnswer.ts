import {FormatError} from "voxelbook/core";

/** A file of wrong/ or alternative/. */
export interface OtherAnswer {
  /** File name below the exercise, such as wrong/offset.ts. */
  readonly name: string;
  /** The mistake, or what is different. */
  readonly about: string;
  /** Texts or codes that a failing message must contain. */
  readonly expect: readonly string[];
  /** Sources by cell id. */
  readonly cells: ReadonlyMap<string, string>;
}

const LINE = /^\/\/ (mistake|alternative|expect|answer): *(.*?) *$/;

/**
 * Cuts a file of wrong/ or alternative/ into its head and its cells.
 *
 * @param text - its content
 * @param name - for messages
 * @throws FormatError when a line of the head is missing or a cell has no id
 */
export function readOtherAnswer(text: string, name: string): OtherAnswer {
  const head = {about: "", expect: [] as string[]};
  const cells = new Map<string, string>();
  let open: {id: string; lines: string[]} | undefined;
  const close = (): void => {
    if (open !== undefined) cells.set(open.id, open.lines.join("\n").trim());
  };
  for (const [i, line] of text.split("\n").entries()) {
    const match = LINE.exec(line);
    if (match === null) {
      open?.lines.push(line);
      if (open === undefined && line.trim() !== "" && !line.startsWith("//")) {
        throw new FormatError(`${name}: line ${i + 1} must follow a line "// answer: <cell id>"`);
      }
      continue;
    }
    const [, key, value] = match;
    if (key === "answer") {
      close();
      if (cells.has(value))
        throw new FormatError(`${name}: answer ${value} must stand once, got it twice`);
      open = {id: value, lines: []};
    } else if (key === "expect") head.expect.push(value);
    else head.about = value;
  }
  close();

  const wrong = name.startsWith("wrong/");
  const wanted = wrong ? "mistake" : "alternative";
  if (head.about === "")
    throw new FormatError(`${name}: must have a line "// ${wanted}: …", got none`);
  if (wrong && head.expect.length === 0) {
    throw new FormatError(`${name}: must have a line "// expect: …", got none`);
  }
  if (cells.size === 0)
    throw new FormatError(`${name}: must have a line "// answer: <cell id>", got none`);
  return {name, ...head, cells};
}
