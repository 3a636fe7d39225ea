import {show} from "./show.ts";

/** A function of any kind. */
type AnyFunction = (...args: never[]) => unknown;

/** Takes off the indentation that the closing bracket shows; a function's first line starts without it. */
function dedent(text: string): string {
  const [first, ...rest] = text.split("\n");
  const closing = /^\s*(?=[})\]])/.exec(rest.at(-1) ?? "")?.[0] ?? "";
  const trim = (line: string): string =>
    line.startsWith(closing) ? line.slice(closing.length) : line;
  return [first, ...rest.map(trim)].join("\n");
}

/**
 * Shows the source of a function of the library or of the notebook, as it runs: types are stripped.
 *
 * @param fn - the function
 * @throws TypeError when fn is not a function, or is built into the language
 */
export function showSource(fn: AnyFunction): void {
  if (typeof fn !== "function") {
    throw new TypeError(`showSource: fn must be a function, got ${typeof fn}`);
  }
  const source = dedent(Function.prototype.toString.call(fn));
  if (/\{\s*\[native code\]\s*\}\s*$/.test(source)) {
    throw new TypeError(
      `showSource: fn must have a source in JavaScript, got the built-in ${fn.name || "function"}`,
    );
  }
  // A fence longer than any run of backticks in the source cannot be closed by it.
  const longest = Math.max(2, ...(source.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  show({"text/markdown": `${fence}ts\n${source}\n${fence}`, "text/plain": source});
}
