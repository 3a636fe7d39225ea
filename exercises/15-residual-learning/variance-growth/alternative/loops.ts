// alternative: I + W first, then plain loops; a turn by a tiny angle is still aligned
// answer: measure
function meanSquares(x: number[], branches: number[][][]): number[] {
  const found: number[] = [];
  let now = Float64Array.from(x);
  for (let block = 0; ; block++) {
    let total = 0;
    for (const value of now) total += value ** 2;
    found.push(total / now.length);
    if (block === branches.length) return found;
    const next = new Float64Array(now.length);
    branches[block].forEach((row, i) => {
      row.forEach((a, j) => {
        next[i] += (i === j ? 1 + a : a) * now[j];
      });
    });
    now = next;
  }
}
// answer: normalised
const normalised = "m + v";
// answer: half
const halfDepth = "32";
// answer: aligned
function alignedBranch(): number[][] {
  const angle = 1e-6;
  return [
    [Math.cos(angle), -Math.sin(angle)],
    [Math.sin(angle), Math.cos(angle)],
  ];
}
