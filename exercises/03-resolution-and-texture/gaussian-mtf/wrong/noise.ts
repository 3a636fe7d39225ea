// mistake: a picture of many levels, whose energy rises as the textbook says
// expect: does not fall
// answer: picture
function fallingEnergy(): number[][] {
  return Array.from({length: 16}, (_, y) =>
    Array.from({length: 16}, (_, x) => ((x * 7919 + y * 104729 + x * y * 31) % 97) / 97),
  );
}
