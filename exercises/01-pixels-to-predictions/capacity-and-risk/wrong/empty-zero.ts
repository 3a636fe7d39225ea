// mistake: a cell without cases predicts 0
// expect: A cell without cases took 0
// answer: grid
function gridRisk(learn: number[][], fresh: number[][], b: number): number[] {
  const sums = new Array<number>(b).fill(0);
  const counts = new Array<number>(b).fill(0);
  for (const [x, y] of learn) {
    sums[Math.floor(x * b)] += y;
    counts[Math.floor(x * b)] += 1;
  }
  const risk = (cases: number[][]): number =>
    cases.reduce((s, [x, y]) => {
      const k = Math.floor(x * b);
      return s + (y - (counts[k] === 0 ? 0 : sums[k] / counts[k])) ** 2;
    }, 0) / cases.length;
  return [risk(learn), risk(fresh)];
}
