import type {FindCell} from "./describeError.ts";

const FRAME = /^(\s*at )(?:async )?(?:(.*?) \()?([^\s()]+):(\d+):(\d+)\)?([\s,{}\])]*)$/;
const OTHER_FRAME = /^\s*at .*?([,{}\])\s]*)$/;

/**
 * Rewrites stacks inside a printed text: frames of cells name the cell and the learner's line,
 * frames of the engine are left out. A text without a frame of a cell stays as it is.
 */
export function tidyStacks(text: string, findCell: FindCell): string {
  if (!/\bcell-\d+:\d+:\d+/.test(text)) return text;
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const frame = FRAME.exec(line);
    if (frame === null && !OTHER_FRAME.test(line)) {
      kept.push(line);
      continue;
    }
    const [, at = "", name, script = "", row, column, tail = ""] = frame ?? [];
    const cell = findCell(script);
    const source = cell?.lineOf(Number(row), Number(column));
    if (cell !== undefined && source !== undefined) {
      const place = `cell [${cell.count}], line ${source}`;
      const called = name === undefined || /^(eval|<anonymous>)$/.test(name) ? "" : name;
      kept.push(`${at}${called === "" ? place : `${called} (${place})`}${tail}`);
      continue;
    }
    // What closed the stack in the printed value must still close it.
    const closing = frame === null ? (OTHER_FRAME.exec(line)?.[1] ?? "") : tail;
    if (kept.length > 0) kept.push(`${kept.pop()}${closing.replace(/^\)/, "")}`);
  }
  return kept.join("\n");
}
