// alternative: a table of predictions, a black square on white
// answer: predict
const predict = (picture: string): string[] =>
  ({noise: ["falls", "rises", "rises"], square: ["falls", "falls", "falls"]})[picture] ?? [];
// answer: picture
function counterExample(): number[][] {
  return Array.from({length: 16}, (_, y) =>
    Array.from({length: 16}, (_, x) => (x >= 4 && x < 12 && y >= 4 && y < 12 ? 0 : 1)),
  );
}
