/** Counts the letters to insert, delete or replace that turn one word into another. */
function editDistance(a: string, b: string): number {
  let before = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      now.push(Math.min(replaced, before[j] + 1, now[j - 1] + 1));
    }
    before = now;
  }
  return before[b.length];
}

/** Finds the name that a misspelt one was probably meant to be; undefined where none is near. */
export function closestName(word: string, names: readonly string[]): string | undefined {
  const near = names
    .map((name) => ({name, distance: editDistance(word.toLowerCase(), name.toLowerCase())}))
    .sort((a, b) => a.distance - b.distance)[0];
  return near !== undefined && near.distance <= Math.max(2, word.length / 3)
    ? near.name
    : undefined;
}

/** Writes the end of a message about an unknown name. */
export function suggestion(word: string, names: readonly string[]): string {
  const near = closestName(word, names);
  return near === undefined ? "" : `; did you mean ${near}?`;
}
