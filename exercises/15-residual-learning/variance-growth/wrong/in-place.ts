// mistake: the signal is overwritten while the block still reads it
// expect: comes from the old x
// answer: measure
function meanSquares(x: number[], branches: number[][][]): number[] {
  const now = [...x];
  const meanSquare = () => now.reduce((sum, v) => sum + v * v, 0) / now.length;
  const found = [meanSquare()];
  for (const w of branches) {
    for (let i = 0; i < now.length; i++) {
      now[i] += w[i].reduce((sum, a, j) => sum + a * now[j], 0);
    }
    found.push(meanSquare());
  }
  return found;
}
