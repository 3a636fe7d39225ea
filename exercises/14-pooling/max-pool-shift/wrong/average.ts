// mistake: averages; a 1 at the end of its window is taken to be safe
// expect: These are averages
// expect: some 1 crosses into the next window
// expect: The place along the other one does not matter
// answer: maxima
function maxima(values: number[], k: number): number[] {
  return Array.from(
    {length: Math.floor(values.length / k)},
    (_, w) => values.slice(w * k, w * k + k).reduce((a, b) => a + b, 0) / k,
  );
}
// answer: mild
function forgiven(k: number): number[] {
  return Array.from({length: 3 * k}, (_, i) => (i === k - 1 ? 1 : 0));
}
// answer: share
const changedShare = "1/k^2";
