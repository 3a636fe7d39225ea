// mistake: the intersection is not doubled
// expect: value.close
// answer: overlap
function diceOf(a: number[], b: number[]): number {
  let both = 0;
  let sum = 0;
  a.forEach((value, i) => {
    both += value * b[i];
    sum += value + b[i];
  });
  return both / sum;
}
