// mistake: one long row in place of sixteen rows
// expect: 16 rows of 16 numbers
// answer: picture
function fallingEnergy(): number[][] {
  return [Array.from({length: 256}, (_, i) => (i < 128 ? 0 : 1))];
}
