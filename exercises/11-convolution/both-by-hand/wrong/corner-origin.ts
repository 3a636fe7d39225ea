// mistake: the textbook's sum is read to the letter, with the origin in the corner; rows alone are reversed
// expect: kernel's origin in its corner
// expect: Only the rows were reversed
// answer: laid
const laidValue = 17;
// answer: same
function centred(full: number[][], kernelRows: number, kernelColumns: number): number[][] {
  return full
    .slice(0, full.length - kernelRows + 1)
    .map((row) => row.slice(0, row.length - kernelColumns + 1));
}
