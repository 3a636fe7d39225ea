// mistake: left minus right; the differences are not divided
// expect: right minus left
// expect: divided by h
// answer: jumps
function jumps(alpha: number): number[] {
  return [alpha - 1, alpha];
}
// answer: quotients
function quotients(alpha: number, h: number): number[] {
  const slope = (x: number) => (x > 0 ? 1 : alpha * Math.exp(x));
  return [slope(0) - slope(-h), slope(h) - slope(0)];
}
