// mistake: nothing is thought to survive; the contrast is thought not to change
// expect: nor does any feature of levels
// expect: The variance of the intensities does not feel an offset
// expect: That is the rule of a fixed number
// answer: survives
function survives(_rule: string, _change: string): string[] {
  return [];
}
// answer: factor
const contrastFactor = "1";
