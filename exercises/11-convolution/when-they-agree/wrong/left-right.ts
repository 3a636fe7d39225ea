// mistake: symmetric is taken for left-right symmetric; the factor is looked for in mirror images
// expect: equals its left-right mirror image, and a turn
// expect: it need not equal a mirror image
// expect: On this kernel the two agree
// answer: agree
function agree(kernel: number[][]): boolean {
  return kernel.every((row) => String(row) === String([...row].reverse()));
}
// answer: mirror
function mirrorKernel(): number[][] {
  return [
    [1, 2, 1],
    [2, 4, 2],
    [1, 2, 1],
  ];
}
