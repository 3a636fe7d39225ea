import {FormatError} from "voxelbook/core";
import type {AnswerInfo, Language} from "./types.ts";
import {words} from "./words.ts";

const BEGIN = "BEGIN SOLUTION";
const END = "END SOLUTION";
/** A line that stands in place of the region: in code, or in Markdown. */
const STUB = /^\s*(?:\/\/ STUB: ?(.*)|<!-- STUB: ?(.*?) *-->)$/;
const SCHEME = /BEGIN MARK SCHEME[\s\S]*?END MARK SCHEME/g;

/** Returns what a line says after `STUB:`. */
function stubText(line: string): string | undefined {
  const match = STUB.exec(line);
  return match === null ? undefined : (match[1] ?? match[2]);
}

/** What the student starts from where the author says nothing else. */
function usualStub({kind, name, several}: AnswerInfo, language: Language): string {
  switch (kind) {
    case "function":
      return 'throw new Error("not answered yet");';
    case "text":
      return words("text.stub")[language];
    case "order":
      return `const ${name} = [];`;
    case "choice":
      return several === true ? `const ${name} = [];` : `const ${name} = "";`;
    case "figure":
      return `const ${name} = {data: [], layout: {}};`;
    default:
      return `const ${name} = "";`;
  }
}

/** What stands in the student's copy in place of a region. */
function stubOf(region: readonly string[], answer: AnswerInfo, language: Language): string[] {
  const given = region.flatMap((line) => stubText(line) ?? []);
  return given.length > 0 ? given : [usualStub(answer, language)];
}

/** Finds the lines of each region; they may not nest or stay open. */
function regionsOf(lines: readonly string[], where: string): [number, number][] {
  const regions: [number, number][] = [];
  let open = -1;
  lines.forEach((line, i) => {
    if (line.includes(BEGIN)) {
      if (open >= 0)
        throw new FormatError(
          `${where}: ${BEGIN} of line ${open + 1} must end first, got another at line ${i + 1}`,
        );
      open = i;
    } else if (line.includes(END)) {
      if (open < 0)
        throw new FormatError(`${where}: ${END} of line ${i + 1} must follow a ${BEGIN}, got none`);
      regions.push([open, i]);
      open = -1;
    }
  });
  if (open >= 0)
    throw new FormatError(`${where}: ${BEGIN} of line ${open + 1} must have its ${END}, got none`);
  if (regions.length === 0)
    throw new FormatError(`${where}: an answer cell must have a ${BEGIN} region, got none`);
  return regions;
}

/**
 * Replaces the solution regions of an answer cell by what the student starts from.
 *
 * @param source - the author's cell
 * @param answer - its answer
 * @param where - file and cell, for messages
 * @param language - of the words that a text begins with
 * @throws FormatError when regions nest, stay open or are absent
 */
export function removeSolution(
  source: string,
  answer: AnswerInfo,
  where: string,
  language: Language = "en",
): string {
  const lines = source.split("\n");
  const out: string[] = [];
  let next = 0;
  for (const [begin, end] of regionsOf(lines, where)) {
    const indent = /^\s*/.exec(lines[begin])?.[0] ?? "";
    out.push(...lines.slice(next, begin));
    out.push(...stubOf(lines.slice(begin + 1, end), answer, language).map((line) => indent + line));
    next = end + 1;
  }
  return [...out, ...lines.slice(next)].join("\n");
}

/** Returns the lines that only the author has, trimmed: what no student's file may contain. */
export function solutionLines(source: string, where: string): string[] {
  const lines = source.split("\n");
  const solution = regionsOf(lines, where).flatMap(([begin, end]) =>
    lines.slice(begin + 1, end).filter((line) => !STUB.test(line)),
  );
  const schemes = (source.match(SCHEME) ?? []).flatMap((text) => text.split("\n").slice(1, -1));
  return [...solution, ...schemes].map((line) => line.trim());
}
