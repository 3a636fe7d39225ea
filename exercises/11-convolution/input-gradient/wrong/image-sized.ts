// mistake: the kernel's gradient is given the size of the output
// expect: one row more than the image exceeds the output
// answer: kernel
function kernelGradient(image: number[][], gradOutput: number[][]): number[][] {
  return gradOutput.map((row, i) => row.map((gradient, j) => gradient * image[i][j]));
}
