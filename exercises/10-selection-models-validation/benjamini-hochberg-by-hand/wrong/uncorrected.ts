// mistake: no correction at all; all features may be false; below 0 tests
// expect: without any correction
// expect: Only m − k features can give a false discovery
// expect: no further test is needed
// answer: adjusted
function adjusted(p: number[]): number[] {
  return p;
}
// answer: found
const found = variant.p.filter((value) => value <= variant.rate).length;
// answer: share
const falseShare = "a*m/(a*m + w*k)";
// answer: untold
function untoldTests(p: number[], rate: number): number {
  return Math.floor(rate / Math.min(...p)) - p.length + 1;
}
