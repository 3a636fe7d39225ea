const SEPARATOR = " · ";

/** Estimates how wide small text is drawn, screen pixels; wide signs, such as Chinese ones, take double. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 12 : 6.4), 0);
}

/** Breaks one phrase between words, or between Chinese signs. */
function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    if (line !== "" && widthOf((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** Fills lines with phrases, dots between them; a phrase is broken only when it fits on no line. */
export function wrapParts(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + SEPARATOR + part) <= width) {
      lines[lines.length - 1] = last + SEPARATOR + part;
    } else lines.push(...wrapWords(part, width));
  }
  return lines;
}
