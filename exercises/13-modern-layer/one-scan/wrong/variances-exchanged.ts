// mistake: unbiased inside, biased in the store
// expect: the divisor of the variance is the number of values
// expect: The variance that is stored is the unbiased one
// answer: train
function inTraining(batch: number[][]): number[][] {
  const all = batch.flat();
  const mean = all.reduce((a, b) => a + b) / all.length;
  const variance = all.reduce((s, v) => s + (v - mean) ** 2, 0) / (all.length - 1);
  return batch.map((scan) => scan.map((v) => (v - mean) / Math.sqrt(variance + 1e-5)));
}
// answer: stored
function stored(scans: number[][]): number[] {
  let [mean, variance] = [0, 1];
  for (const scan of scans) {
    const own = scan.reduce((a, b) => a + b) / scan.length;
    const biased = scan.reduce((s, v) => s + (v - own) ** 2, 0) / scan.length;
    mean = 0.9 * mean + 0.1 * own;
    variance = 0.9 * variance + 0.1 * biased;
  }
  return [mean, variance];
}
