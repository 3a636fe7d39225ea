// mistake: symmetric is taken for equal to the transpose; a single row is offered
// expect: equals its transpose
// expect: at least two rows and two columns
// expect: half a turn changes it
// answer: agree
function agree(kernel: number[][]): boolean {
  return kernel.every((row, i) => row.every((value, j) => value === kernel[j]?.[i]));
}
// answer: mirror
function mirrorKernel(): number[][] {
  return [[1, 2, 1]];
}
// answer: plain
function plainKernel(): number[][] {
  return [
    [1, 2],
    [2, 4],
  ];
}
