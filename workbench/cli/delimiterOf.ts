/** Finds what separates the cells of a CSV text: whichever of comma, semicolon and tab its first line holds most of. */
export function delimiterOf(text: string): string {
  const [first] = text.split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((mark) => [first.split(mark).length, mark] as const);
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1];
}
