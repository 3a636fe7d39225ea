// mistake: the largest absolute value; a line that is too long
// expect: The largest absolute value was taken
// expect: Give 3 k numbers
// answer: maxima
function maxima(values: number[], k: number): number[] {
  return Array.from({length: Math.floor(values.length / k)}, (_, w) =>
    Math.max(...values.slice(w * k, w * k + k).map(Math.abs)),
  );
}
// answer: mild
function forgiven(k: number): number[] {
  return Array.from({length: 4 * k}, (_, i) => (i === k ? 1 : 0));
}
