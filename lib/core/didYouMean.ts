/** Counts the letters to put in, take out, change or swap with the next that turn one word into another. */
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

/**
 * Writes the end of a message about an unknown word: the known one that was probably meant.
 *
 * @param word - the word as it was given; large and small letters count alike
 * @param known - the words that would have been right
 * @returns `; did you mean "…"?`, or an empty text where more than a third of the letters differ
 * @example didYouMean("ibis-c", ["ibsi-c", "pyradiomics"]) // '; did you mean "ibsi-c"?'
 */
export function didYouMean(word: string, known: readonly string[]): string {
  const asked = word.toLowerCase();
  const [nearest] = known
    .map((one) => ({one, distance: editDistance(one.toLowerCase(), asked)}))
    .sort((a, b) => a.distance - b.distance);
  if (nearest === undefined) return "";
  const allowed = Math.max(1, Math.floor(nearest.one.length / 3));
  return nearest.distance <= allowed ? `; did you mean "${nearest.one}"?` : "";
}
