// mistake: windows overlap; the 1 stands at the start of its window
// expect: A window begins at every place
// expect: each 1 remains within its window
// answer: maxima
function maxima(values: number[], k: number): number[] {
  return Array.from({length: values.length - k + 1}, (_, i) => Math.max(...values.slice(i, i + k)));
}
// answer: harsh
function unforgiven(k: number): number[] {
  return Array.from({length: 3 * k}, (_, i) => (i === k ? 1 : 0));
}
// answer: share
const changedShare = "1 - 1/k";
