// alternative: patients are split before anything is scanned, and steps carry ranks
// answer: order
function inOrder(steps: string[]): string[] {
  const rank: Record<string, number> = {split: 0, acquire: 1, segment: 2, resample: 3, extract: 4};
  const later = ["scale", "harmonise", "select", "fit", "test"];
  const rankOf = (step: string): number => rank[step] ?? 5 + later.indexOf(step);
  return [...steps].sort((a, b) => rankOf(a) - rankOf(b));
}
// answer: shrink
const centred = "x - (n*m + x)/(n + 1)";
