/** Returns how many letters must be put in, taken out, changed or swapped with the next to turn one word into another. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? before[j - 2] + 1 : change;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, change, swap));
    }
    before = row;
    row = next;
  }
  return row[b.length];
}

/** Finds the known word nearest to a misspelt one, where at most a third of its letters differ. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const asked = word.toLowerCase();
  const [best] = known
    .map((one) => ({one, distance: editDistance(one.toLowerCase(), asked)}))
    .sort((a, b) => a.distance - b.distance);
  if (best === undefined) return undefined;
  return best.distance <= Math.max(1, Math.floor(best.one.length / 3)) ? best.one : undefined;
}

/** Writes "; did you mean …?" for a misspelt word, or nothing where no known one is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const best = nearestWord(word, known);
  return best === undefined ? "" : `; did you mean "${best}"?`;
}
