// mistake: an image of zeros proves nothing; the sign of Sobel's kernel is not seen; any kernel seems to agree
// expect: On this image both give the same
// expect: the factor is −1
// expect: each row must read the same backwards
// answer: agree
function agree(_kernel: number[][]): boolean {
  return true;
}
// answer: proof
function proof(_kernel: number[][]): number[][] {
  return [
    [0, 0],
    [0, 0],
  ];
}
// answer: mirror
function mirrorKernel(): number[][] {
  return [
    [1, 2],
    [3, 4],
  ];
}
// answer: factor
function turnFactor(kernel: number[][]): number {
  const line = kernel.flat();
  return line.every((value, i) => value === line[line.length - 1 - i]) ? 1 : 0;
}
