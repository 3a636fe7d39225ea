// mistake: the diagonal is given r; the two lines of noise are swapped
// expect: r in place of r²
// expect: the two do not cancel
// expect: the two of a pair must be equal
// answer: square
const squareVariance = "(4 + 12*r)/16";
// answer: silent
function silentNoise(n: number): number[] {
  return Array.from({length: n}, (_, i) => ((i >> 1) % 2 === 0 && i < n - (n % 4) ? 1 : -1)).map(
    (v, i, all) => (i < n - (n % 4) ? v : i % 2 === 0 ? 1 : -1),
  );
}
// answer: stubborn
function stubbornNoise(n: number): number[] {
  return Array.from({length: n}, (_, i) => (i % 2 === 0 ? 1 : -1));
}
