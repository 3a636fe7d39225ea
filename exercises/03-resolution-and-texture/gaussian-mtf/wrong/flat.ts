// mistake: an even picture, in which a blur changes nothing
// expect: needs at least one edge
// answer: picture
function fallingEnergy(): number[][] {
  return Array.from({length: 16}, () => Array.from({length: 16}, () => 0.5));
}
