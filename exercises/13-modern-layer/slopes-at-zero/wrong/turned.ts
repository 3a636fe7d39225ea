// mistake: α is subtracted; everything passes
// expect: The sign of α is turned
// answer: output
const slopeFromOutput = "y - a";
// answer: back
function back(_x: number[], g: number[]): number[] {
  return g;
}
