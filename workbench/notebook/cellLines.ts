/** Where the lines of a cell's JavaScript come from; both tables as source-map mappings. */
export interface EmittedMaps {
  /** From TypeScript to ES modules. */
  first: string;
  /** From ES modules to the form that is run. */
  second: string;
}

type Segment = readonly [column: number, sourceLine: number, sourceColumn: number];

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Decodes one comma-separated group of a source map: base64 digits of five bits, sign last. */
function decodeGroup(group: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of group) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) === 0) {
      numbers.push(value & 1 ? -(value >> 1) : value >> 1);
      value = 0;
      shift = 0;
    }
  }
  return numbers;
}

/** Decodes the mappings of a source map with one source: the segments of each emitted line. */
export function decodeMappings(mappings: string): Segment[][] {
  let sourceLine = 0;
  let sourceColumn = 0;
  return mappings.split(";").map((line) => {
    let column = 0;
    const segments: Segment[] = [];
    for (const group of line === "" ? [] : line.split(",")) {
      const [dColumn = 0, , dLine, dSourceColumn = 0] = decodeGroup(group);
      column += dColumn;
      if (dLine === undefined) continue;
      sourceLine += dLine;
      sourceColumn += dSourceColumn;
      segments.push([column, sourceLine, sourceColumn]);
    }
    return segments;
  });
}

/** Finds the segment that covers a place: the last that starts at or before its column. */
function lookUp(lines: Segment[][], line: number, column: number): Segment | undefined {
  const segments = lines[line];
  return segments?.findLast(([start]) => start <= column) ?? segments?.[0];
}

/**
 * Returns a function from a place in the code that ran (line and column from 1, as in a stack)
 * to the line of the cell's source (from 1), or undefined where the line is not the learner's.
 */
export function sourceLineOf({
  first,
  second,
}: EmittedMaps): (line: number, column: number) => number | undefined {
  const outer = decodeMappings(second);
  const inner = decodeMappings(first);
  return (line, column) => {
    const middle = lookUp(outer, line - 1, column - 1);
    const source = middle && lookUp(inner, middle[1], middle[2]);
    // tslab puts one line of its own before the cell, so line 1 of the cell is line 1 counted from 0.
    return source && source[1] >= 1 ? source[1] : undefined;
  };
}
