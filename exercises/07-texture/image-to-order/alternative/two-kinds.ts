// alternative: two separate kinds of pairs in place of a wave; stripes
// answer: formula
const secondMoment = "2 * (q/2)^2 + 2 * ((1 - q)/2)^2";
// answer: quarter
function oneAndQuarter(): number[][] {
  return [
    [1, 2, 1],
    [4, 3, 4],
  ];
}
// answer: rough
function roughAndOrderly(): number[][] {
  return Array.from({length: 8}, () => Array.from({length: 8}, (_, x) => (x % 2 === 0 ? 1 : 4)));
}
