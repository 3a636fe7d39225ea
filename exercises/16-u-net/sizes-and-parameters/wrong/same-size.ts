// mistake: the textbook's sentence: the output is as large as the input; borders added level by level without their scale
// expect: That is the size with padding
// expect: added without that
// answer: output
function outputSize(size: number, _depth: number): number {
  return size;
}
// answer: lost
const pixelsLost = "8*L + 4";
