// mistake: the variances are taken in the order in which they come
// expect: Sort them first
// answer: shape
function elongationFlatness([first, second, third]: number[]): number[] {
  return [Math.sqrt(second / first), Math.sqrt(third / first)];
}
