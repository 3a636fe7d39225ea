// mistake: the signal before the first block is left out; a branch that doubles
// expect: belongs to the list as well
// expect: It must keep the length
// answer: measure
function meanSquares(x: number[], branches: number[][][]): number[] {
  let now = x;
  return branches.map((w) => {
    now = now.map((v, i) => v + w[i].reduce((sum, a, j) => sum + a * now[j], 0));
    return now.reduce((sum, v) => sum + v * v, 0) / now.length;
  });
}
// answer: aligned
function alignedBranch(): number[][] {
  return [
    [2, 0],
    [0, 2],
  ];
}
