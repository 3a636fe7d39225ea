// mistake: long runs are emphasised; the picture has three rows
// expect: This is the long runs emphasis
// expect: four rows of four whole levels
// answer: short
const shortRuns = "5";
// answer: direction
function oneWayOnly(): number[][] {
  return Array.from({length: 3}, () => [1, 2, 1, 2]);
}
