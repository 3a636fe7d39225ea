/** Replaces every character but line ends by a blank, so that positions stay as they are. */
const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Comments, strings, templates and regular expressions: what must not be searched for names. */
const OPAQUE =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|(?<=[=(,[!&|?:;{}]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\//g;

/** Blanks what is not at the top level: opaque texts and everything inside brackets. */
export function topLevelOf(source: string): string {
  const visible = source.replace(OPAQUE, blank);
  let depth = 0;
  let kept = "";
  for (const character of visible) {
    if (")]}".includes(character)) depth = Math.max(0, depth - 1);
    kept += depth > 0 ? blank(character) : character;
    if ("([{".includes(character)) depth++;
  }
  return kept;
}

/**
 * Replaces the number that a top-level `const` or `let` of a cell starts with.
 * The slider of a page does this: `const epsilon = 0.005;` becomes `const epsilon = 0.01;`.
 */
export function setConstant(source: string, name: string, value: number): string {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) {
    throw new RangeError(`setConstant: name must be an identifier, got ${name}`);
  }
  if (!Number.isFinite(value)) {
    throw new RangeError(`setConstant: value must be finite, got ${value}`);
  }
  const escaped = name.replaceAll("$", "\\$");
  const declaration = new RegExp(
    String.raw`(?<![\w$.])(?:const|let)\s(?:[^;]*?,)?\s*${escaped}\s*(?::[^=;,]*)?=\s*([-+]?\s*(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?))\s*(?=[;,\n]|$)`,
    "diu",
  );
  const found = declaration.exec(topLevelOf(source))?.indices?.[1];
  if (found === undefined) {
    throw new RangeError(
      `setConstant: ${name} must be a top-level const or let that starts with a number, got ${JSON.stringify(source.slice(0, 60))}`,
    );
  }
  return source.slice(0, found[0]) + String(value) + source.slice(found[1]);
}
