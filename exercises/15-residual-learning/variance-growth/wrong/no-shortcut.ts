// mistake: only the branches are looked at
// expect: The shortcut is missing
// answer: normalised
const normalised = "m";
// answer: raw
const raw = "v * s^(2*m)";
// answer: measure
function meanSquares(x: number[], branches: number[][][]): number[] {
  const meanSquare = (signal: number[]) =>
    signal.reduce((sum, v) => sum + v * v, 0) / signal.length;
  let now = x;
  return [
    meanSquare(x),
    ...branches.map((w) => {
      now = w.map((row) => row.reduce((sum, a, j) => sum + a * now[j], 0));
      return meanSquare(now);
    }),
  ];
}
