// mistake: beyond the outermost centres the slope goes on
// expect: the line goes on with its slope
// answer: line
function resampleLine(values: number[], s: number, t: number): number[] {
  const last = values.length - 1;
  return Array.from({length: Math.ceil((values.length * s) / t)}, (_, j) => {
    const x = ((j + 0.5) * t) / s - 0.5;
    const i = Math.max(0, Math.min(last - 1, Math.floor(x)));
    return values[i] + (x - i) * (values[i + 1] - values[i]);
  });
}
// answer: shift
const movesBy = "0 mm";
