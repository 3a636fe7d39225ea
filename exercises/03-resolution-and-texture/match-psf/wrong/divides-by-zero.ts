// mistake: equal scanners divide by 0
// expect: must not divide by 0
// answer: match
function matchLine(line: number[], step: number, from: number, to: number): number[] {
  const sigma = extraSigma(from, to) / step;
  const n = line.length;
  const result = new Array<number>(n).fill(0);
  let total = 0;
  for (let u = -30; u <= 30; u++) {
    const weight = Math.exp(-(u * u) / (2 * sigma * sigma));
    total += weight;
    for (let i = 0; i < n; i++) result[i] += weight * line[(((i - u) % n) + n) % n];
  }
  return result.map((value) => value / total);
}
