// alternative: an edge that moves, and a pair that stays in its window
// answer: maxima
const maxima = (values: number[], k: number): number[] => {
  const result = new Array(Math.floor(values.length / k)).fill(-Infinity);
  values.forEach((value, i) => {
    const w = Math.floor(i / k);
    if (w < result.length && value > result[w]) result[w] = value;
  });
  return result;
};
// answer: harsh
function unforgiven(k: number): number[] {
  return Array.from({length: 3 * k}, (_, i) => (i < 2 * k ? 1 : 0));
}
// answer: mild
function forgiven(k: number): number[] {
  return Array.from({length: 3 * k}, (_, i) => (i >= k && i < 2 * k - 1 ? 1 : 0));
}
// answer: share
const changedShare = "k^(-1)";
