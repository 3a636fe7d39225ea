// mistake: the rest is pooled too; lines that suit windows of two only
// expect: was pooled too
// expect: each 1 remains within its window
// expect: not two
// answer: maxima
function maxima(values: number[], k: number): number[] {
  return Array.from({length: Math.ceil(values.length / k)}, (_, w) =>
    Math.max(...values.slice(w * k, w * k + k)),
  );
}
// answer: harsh
function unforgiven(k: number): number[] {
  return Array.from({length: 3 * k}, (_, i) => (i === 1 ? 1 : 0));
}
// answer: share
const changedShare = "2/k";
