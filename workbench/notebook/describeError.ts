import type {ErrorOutput} from "./nbformat.ts";

/** A cell that has run, as stacks name it. */
export interface RunCell {
  /** The number in front of the cell: In [3]. */
  count: number;
  source: string;
  /** From a place in the code that ran to the learner's line; undefined when it is not theirs. */
  lineOf(line: number, column: number): number | undefined;
}

/** Finds the cell that a script name in a stack stands for. */
export type FindCell = (script: string) => RunCell | undefined;

const FRAME = /^\s*at (?:async )?(?:(.*?) \()?([^\s()]+):(\d+):(\d+)\)?$/;
const MOST_FRAMES = 8;

/** Gives the name a learner gave, without the words the engine puts around it. */
function functionName(name: string | undefined): string {
  const plain = (name ?? "").replace(/^async /, "").replace(/ \[as .*\]$/, "");
  if (/^(eval|<anonymous>|Timeout\..*|Immediate\..*|Proxy\.<anonymous>)$/.test(plain)) return "";
  return plain.replace(/^(Object|Proxy)\./, "");
}

/** Turns a stack into lines that name cells and show the learner's code; frames of ours are left out. */
function learnerFrames(stack: string, findCell: FindCell): string[] {
  const frames: string[] = [];
  for (const text of stack.split("\n")) {
    const found = FRAME.exec(text);
    if (found === null) continue;
    const [, name, script = "", line, column] = found;
    const cell = findCell(script);
    const at = cell?.lineOf(Number(line), Number(column));
    if (cell === undefined || at === undefined) continue;
    const source = cell.source.split("\n")[at - 1]?.trim();
    if (source === undefined) continue;
    const called = functionName(name);
    const place = `cell [${cell.count}], line ${at}`;
    frames.push(`    at ${called === "" ? place : `${called} (${place})`}: ${source}`);
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

/** Recognises the two ways in which an interrupt ends a cell: inside running code and while it waits. */
function isInterrupt(error: Error): boolean {
  return (
    ("code" in error && error.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") ||
    error.message === "Interrupted asynchronously"
  );
}

/** Describes an error and, indented below it, what caused it. */
function describeChain(error: Error, findCell: FindCell, depth: number): string[] {
  const own = [
    `${error.name}: ${error.message}`,
    ...learnerFrames(String(error.stack ?? ""), findCell),
  ];
  if (error.cause === undefined || depth === 0) return own;
  const cause = isError(error.cause)
    ? describeChain(error.cause, findCell, depth - 1)
    : [String(error.cause)];
  return [...own, `Caused by ${cause[0]}`, ...cause.slice(1)];
}

/**
 * Describes whatever a cell threw as nbformat's error output.
 * A thrown value that is no Error has no stack; the message says so and what to do.
 */
export function describeError(
  thrown: unknown,
  inspect: (value: unknown) => string,
  findCell: FindCell,
): ErrorOutput {
  if (!isError(thrown)) {
    const evalue = `the cell threw ${inspect(thrown)}, which is not an Error and so has no line; write throw new Error("…")`;
    return {
      output_type: "error",
      ename: "ThrownValue",
      evalue,
      traceback: [`ThrownValue: ${evalue}`],
    };
  }
  if (isInterrupt(thrown)) {
    const evalue = "the cell was stopped";
    return {output_type: "error", ename: "Stopped", evalue, traceback: [`Stopped: ${evalue}`]};
  }
  const {name, message} = thrown;
  return {
    output_type: "error",
    ename: String(name),
    evalue: String(message),
    traceback: describeChain(thrown, findCell, 4),
  };
}
