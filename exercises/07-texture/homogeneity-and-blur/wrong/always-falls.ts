// mistake: all three fall in both pictures; the square of the chapter once more
// expect: The noise ends in the middle grey
// expect: does not touch the border
// answer: predict
function predict(_picture: string): string[] {
  return ["falls", "falls", "falls"];
}
// answer: picture
function counterExample(): number[][] {
  return Array.from({length: 16}, (_, y) =>
    Array.from({length: 16}, (_, x) => (x >= 4 && x < 12 && y >= 4 && y < 12 ? 1 : 0)),
  );
}
