import {FormatError} from "voxelbook/core";
import type {AnswerInfo} from "./types.ts";

const BEGIN = "BEGIN SOLUTION";
const END = "END SOLUTION";
const STUB = /^\s*\/\/ STUB: ?(.*)$/;

/** What stands in the student's copy in place of a region. */
function stubOf(region: readonly string[], answer: AnswerInfo): string[] {
  const given = region.flatMap((line) => STUB.exec(line)?.[1] ?? []);
  if (given.length > 0) return given;
  return answer.kind === "function"
    ? ['throw new Error("not answered yet");']
    : [`const ${answer.name} = "";`];
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
 * @throws FormatError when regions nest, stay open or are absent
 */
export function removeSolution(source: string, answer: AnswerInfo, where: string): string {
  const lines = source.split("\n");
  const out: string[] = [];
  let next = 0;
  for (const [begin, end] of regionsOf(lines, where)) {
    const indent = /^\s*/.exec(lines[begin])?.[0] ?? "";
    out.push(...lines.slice(next, begin));
    out.push(...stubOf(lines.slice(begin + 1, end), answer).map((line) => indent + line));
    next = end + 1;
  }
  return [...out, ...lines.slice(next)].join("\n");
}

/** Returns the lines that only the author has, trimmed: what no student's file may contain. */
export function solutionLines(source: string, where: string): string[] {
  const lines = source.split("\n");
  return regionsOf(lines, where).flatMap(([begin, end]) =>
    lines
      .slice(begin + 1, end)
      .filter((line) => !STUB.test(line))
      .map((line) => line.trim()),
  );
}
