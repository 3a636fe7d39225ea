// mistake: pixels that share a corner are joined
// expect: only share a corner
// answer: lesion
function lesionOf(suv: number[], nx: number, share: number): number[] {
  const most = Math.max(...suv);
  const kept = suv.map(() => 0);
  const open = [suv.indexOf(most)];
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (kept[i] === 1 || !(suv[i] >= share * most)) continue;
    kept[i] = 1;
    for (const dx of [-1, 0, 1]) {
      const x = (i % nx) + dx;
      if (x < 0 || x >= nx) continue;
      open.push(i + dx - nx, i + dx, i + dx + nx);
    }
  }
  return kept;
}
// answer: edge
const edgeShare = "(L - b)/(2*L)";
