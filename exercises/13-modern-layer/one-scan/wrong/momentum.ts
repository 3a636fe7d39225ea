// mistake: momentum as the share of the old value; variance for its root
// expect: 0.1 is the share of the new value
// expect: divides by the root
// expect: That is the variance
// answer: stored
function stored(scans: number[][]): number[] {
  let [mean, variance] = [0, 1];
  for (const scan of scans) {
    const own = scan.reduce((a, b) => a + b) / scan.length;
    const unbiased = scan.reduce((s, v) => s + (v - own) ** 2, 0) / (scan.length - 1);
    mean = 0.1 * mean + 0.9 * own;
    variance = 0.1 * variance + 0.9 * unbiased;
  }
  return [mean, variance];
}
// answer: offset
const offset = "(a - m)/v";
// answer: blind
const spreadRatio = "1 + b^2/w^2";
