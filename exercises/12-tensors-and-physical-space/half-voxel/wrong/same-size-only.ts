// mistake: the values are copied as they are
// expect: The list must have
// answer: line
function resampleLine(values: number[], s: number, t: number): number[] {
  return values.map((value) => value + 0.001 * (s / t));
}
