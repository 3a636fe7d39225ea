/** Returns the number that a top-level `const name = 0.005` or `let` starts with, as written. */
export function findConstant(source: string, name: string): number | undefined {
  const pattern = new RegExp(
    `^(?:export\\s+)?(?:const|let)\\s+${name}\\b\\s*(?::\\s*number\\s*)?=\\s*(-?[\\d._]+(?:e[+-]?\\d+)?)\\s*;`,
    "m",
  );
  const text = pattern.exec(source)?.[1];
  return text === undefined ? undefined : Number(text.replaceAll("_", ""));
}
