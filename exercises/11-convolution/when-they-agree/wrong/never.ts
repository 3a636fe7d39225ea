// mistake: only a constant kernel is thought to agree; a factor is read off the corners alone
// expect: need not equal a mirror image
// expect: Half a turn keeps its shape
// expect: no multiple of the turned one
// answer: agree
function agree(kernel: number[][]): boolean {
  return new Set(kernel.flat()).size === 1;
}
// answer: factor
function turnFactor(kernel: number[][]): number {
  const line = kernel.flat();
  return line[0] > 0 ? 2 : line[line.length - 1] / line[0];
}
