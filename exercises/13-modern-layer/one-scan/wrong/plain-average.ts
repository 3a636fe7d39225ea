// mistake: the store is a plain average; scans are thought not to differ
// expect: That is a plain average
// expect: It would be 1 if the store knew
// answer: stored
function stored(scans: number[][]): number[] {
  const own = scans.map((scan) => {
    const mean = scan.reduce((a, b) => a + b) / scan.length;
    return [mean, scan.reduce((s, v) => s + (v - mean) ** 2, 0) / (scan.length - 1)];
  });
  return [0, 1].map((k) => own.reduce((s, m) => s + m[k], 0) / scans.length);
}
// answer: blind
const spreadRatio = "1";
