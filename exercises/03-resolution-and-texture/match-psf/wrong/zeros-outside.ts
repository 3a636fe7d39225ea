// mistake: zeros stand beyond the ends of the line
// expect: The line repeats
// expect: must stay as it is
// answer: match
function matchLine(line: number[], step: number, from: number, to: number): number[] {
  const sigma = extraSigma(from, to) / step;
  if (sigma === 0) return [...line];
  let total = 0;
  for (let u = -30; u <= 30; u++) total += Math.exp(-(u * u) / (2 * sigma * sigma));
  return line.map((_, i) => {
    let sum = 0;
    for (let u = -30; u <= 30; u++) {
      const value = line[i - u] ?? 0;
      sum += (Math.exp(-(u * u) / (2 * sigma * sigma)) / total) * value;
    }
    return sum;
  });
}
