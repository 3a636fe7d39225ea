// alternative: by indices; a wide kernel; the factor as a ratio that must hold everywhere
// answer: agree
function agree(kernel: number[][]): boolean {
  const [rows, columns] = [kernel.length, kernel[0].length];
  for (let u = 0; u < rows; u++) {
    for (let v = 0; v < columns; v++) {
      if (kernel[u][v] !== kernel[rows - 1 - u][columns - 1 - v]) return false;
    }
  }
  return true;
}
// answer: plain
function plainKernel(): number[][] {
  return [
    [1, 2, 3],
    [4, 5, 4],
    [3, 2, 1],
  ];
}
// answer: factor
function turnFactor(kernel: number[][]): number {
  const line = kernel.flat();
  const at = line.findIndex((value) => value !== 0);
  const ratio = line[line.length - 1 - at] / line[at];
  const holds = line.every((value, i) => line[line.length - 1 - i] === ratio * value);
  return holds ? ratio : 0;
}
