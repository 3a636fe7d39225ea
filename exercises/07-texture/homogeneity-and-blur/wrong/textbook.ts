// mistake: the sentence of the textbook, for every picture
// expect: Its pairs spread over new cells
// expect: do not both fall
// answer: predict
function predict(_picture: string): string[] {
  return ["falls", "rises", "rises"];
}
// answer: picture
function counterExample(): number[][] {
  return Array.from({length: 16}, (_, y) =>
    Array.from({length: 16}, (_, x) => ((x * 7919 + y * 104729 + x * y * 31) % 97) / 97),
  );
}
