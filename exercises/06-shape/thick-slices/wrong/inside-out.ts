// mistake: distances are positive inside; the gain of the power
// expect: Inside and outside are exchanged
// expect: gain of the power
// answer: gain
const halfwayGain = "cos(pi*f)^2";
// answer: between
function between(below: number[], above: number[], share: number): number[] {
  const signed = (row: number[]): number[] =>
    row.map((inside, i) => {
      const away = row.flatMap((other, k) => (other === inside ? [] : [Math.abs(i - k)]));
      return Math.min(...away) * (inside === 1 ? 1 : -1);
    });
  const [low, high] = [signed(below), signed(above)];
  return low.map((value, i) => ((1 - share) * value + share * high[i] < 0 ? 1 : 0));
}
