// mistake: the outermost centres are made to agree
// expect: as for points without a size
// expect: This shares the corner
// answer: line
function resampleLine(values: number[], s: number, t: number): number[] {
  const last = values.length - 1;
  const count = Math.ceil((values.length * s) / t);
  return Array.from({length: count}, (_, j) => {
    const x = count === 1 ? 0 : (j * last) / (count - 1);
    const i = Math.max(0, Math.min(last - 1, Math.floor(x)));
    return last === 0 ? 0 : values[i] + (x - i) * (values[i + 1] - values[i]);
  });
}
// answer: centre
const sharedCentre = "o + (t - s)/2";
