// mistake: empty levels make the entropy NaN
// expect: 0 · log 0 counts as 0
// answer: entropy
function entropyBits(levels: number[]): number {
  const counts = new Array<number>(Math.max(...levels) + 1).fill(0);
  for (const level of levels) counts[level]++;
  return counts.reduce((sum, n) => {
    const p = n / levels.length;
    return sum - p * Math.log2(p);
  }, 0);
}
