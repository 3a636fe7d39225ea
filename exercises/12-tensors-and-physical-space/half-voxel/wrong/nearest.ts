// mistake: the nearest old value is taken
// expect: These are the nearest old values
// answer: line
function resampleLine(values: number[], s: number, t: number): number[] {
  const last = values.length - 1;
  return Array.from({length: Math.ceil((values.length * s) / t)}, (_, j) => {
    const x = ((j + 0.5) * t) / s - 0.5;
    return values[Math.min(last, Math.max(0, Math.floor(x + 0.5)))];
  });
}
// answer: centre
const sharedCentre = "o + (n*s - m*t)/2";
