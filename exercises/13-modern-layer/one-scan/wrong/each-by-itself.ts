// mistake: every scan by itself, also in a larger batch; evaluation like training
// expect: all share one mean
// expect: own mean is not looked at
// answer: train
function inTraining(batch: number[][]): number[][] {
  return batch.map((scan) => {
    const mean = scan.reduce((a, b) => a + b) / scan.length;
    const variance = scan.reduce((s, v) => s + (v - mean) ** 2, 0) / scan.length;
    return scan.map((v) => (v - mean) / Math.sqrt(variance + 1e-5));
  });
}
// answer: offset
const offset = "0";
