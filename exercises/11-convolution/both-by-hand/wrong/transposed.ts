// mistake: the kernel is transposed in place of turned; the wrong end is cut off
// expect: that is the transpose
// expect: moved up and to the left
// answer: laid
const laidValue = 3;
// answer: same
function centred(full: number[][], kernelRows: number, kernelColumns: number): number[][] {
  return full.slice(kernelRows - 1).map((row) => row.slice(kernelColumns - 1));
}
