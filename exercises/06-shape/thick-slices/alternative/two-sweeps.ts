// alternative: distances in two sweeps along the row; the gain by another identity
// answer: gain
const halfwayGain = "sqrt((1 + cos(2*pi*f))/2)";
// answer: between
function between(below: number[], above: number[], share: number): number[] {
  const signed = (row: number[]): number[] => {
    const away = row.map(() => Infinity);
    for (let i = 1; i < row.length; i++) away[i] = row[i] === row[i - 1] ? away[i - 1] + 1 : 1;
    for (let i = row.length - 2; i >= 0; i--) {
      away[i] = Math.min(away[i], row[i] === row[i + 1] ? away[i + 1] + 1 : 1);
    }
    return away.map((value, i) => (row[i] === 1 ? -value : value));
  };
  const [low, high] = [signed(below), signed(above)];
  return low.map((value, i) => (value * (1 - share) + high[i] * share < 0 ? 1 : 0));
}
