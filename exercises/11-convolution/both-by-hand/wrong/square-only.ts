// mistake: rows are cut and columns forgotten
// expect: The middle must have the size of the image
// answer: same
function centred(full: number[][], kernelRows: number): number[][] {
  const top = (kernelRows - 1) / 2;
  return full.slice(top, full.length - top);
}
