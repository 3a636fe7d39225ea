// mistake: squares are added and not averaged; a branch at right angles
// expect: A mean divides by their number
// expect: at right angles to the shortcut
// answer: measure
function meanSquares(x: number[], branches: number[][][]): number[] {
  const size = (signal: number[]) => signal.reduce((sum, v) => sum + v * v, 0);
  let now = x;
  return [
    size(x),
    ...branches.map((w) => {
      now = now.map((v, i) => v + w[i].reduce((sum, a, j) => sum + a * now[j], 0));
      return size(now);
    }),
  ];
}
// answer: aligned
function alignedBranch(): number[][] {
  return [
    [0, -1],
    [1, 0],
  ];
}
