// mistake: m over the place, without the minimum; the share is taken for the level
// expect: The minimum is missing
// expect: share of features without effect
// expect: one discovery is still left
// answer: adjusted
function adjusted(p: number[]): number[] {
  const sorted = [...p].sort((a, b) => a - b);
  return p.map((value) => Math.min(1, (p.length / (sorted.lastIndexOf(value) + 1)) * value));
}
// answer: share
const falseShare = "a";
// answer: untold
function untoldTests(p: number[], rate: number): number {
  const sorted = [...p].sort((a, b) => a - b);
  const most = sorted.map((value, i) => Math.floor(((i + 1) * rate) / value));
  return Math.max(0, Math.max(...most) - p.length);
}
