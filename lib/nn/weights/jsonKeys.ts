/** A key of a JSON object: where it begins in the text, and how many objects it lies in. */
export interface JsonKey {
  readonly key: string;
  readonly at: number;
  readonly depth: number;
}

/** Keys of a JSON text, and the first that occurs twice within one object. */
export interface JsonKeys {
  readonly keys: readonly JsonKey[];
  readonly twice: JsonKey | undefined;
}

/**
 * Lists the keys of a valid JSON text. JSON.parse silently keeps the last of two equal keys, so whoever
 * must refuse them has to look at the text.
 */
export function jsonKeys(text: string): JsonKeys {
  const keys: JsonKey[] = [];
  // For each open object its keys so far; undefined for an open array.
  const open: (Set<string> | undefined)[] = [];
  let twice: JsonKey | undefined;
  // Strings, with their escapes, and the brackets and colons between them.
  for (const {0: token, index} of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const literal = token.slice(0, token.lastIndexOf('"') + 1);
      const found = {key: JSON.parse(literal) as string, at: index, depth: open.length};
      const siblings = open[open.length - 1];
      if (siblings?.has(found.key)) twice ??= found;
      siblings?.add(found.key);
      keys.push(found);
    }
  }
  return {keys, twice};
}
