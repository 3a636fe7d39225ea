// mistake: the search begins at 0; an even line
// expect: The search began at 0
// expect: There is no 1 in it
// expect: holds for k = 2 only
// answer: maxima
function maxima(values: number[], k: number): number[] {
  return Array.from({length: Math.floor(values.length / k)}, (_, w) =>
    values.slice(w * k, w * k + k).reduce((a, b) => Math.max(a, b), 0),
  );
}
// answer: mild
function forgiven(k: number): number[] {
  return new Array(3 * k).fill(0);
}
// answer: share
const changedShare = "1/2 + 0*k";
