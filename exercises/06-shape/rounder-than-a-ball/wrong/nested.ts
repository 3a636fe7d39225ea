// mistake: the mask is a list of slices instead of one flat list
// expect: 125 numbers
// answer: mask
function roundMask(): number[] {
  return Array.from({length: 5}, () => 25);
}
