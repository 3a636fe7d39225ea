// mistake: weighted sums are divided by the number of windows
// expect: The value at index
// answer: blend
function blendLine(answers: number[][], starts: number[], weights: number[], n: number): number[] {
  return Array.from({length: n}, (_, x) => {
    const seen = answers.flatMap((answer, k) => {
      const value = answer[x - starts[k]];
      return value === undefined ? [] : [value * weights[x - starts[k]]];
    });
    return seen.reduce((a, b) => a + b) / seen.length;
  });
}
