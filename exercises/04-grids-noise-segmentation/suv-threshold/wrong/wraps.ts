// mistake: rows run on into each other
// expect: not in the image
// answer: lesion
function lesionOf(suv: number[], nx: number, share: number): number[] {
  const most = Math.max(...suv);
  const kept = suv.map(() => 0);
  const open = [suv.indexOf(most)];
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (kept[i] === 1 || !(suv[i] >= share * most)) continue;
    kept[i] = 1;
    open.push(i - 1, i + 1, i - nx, i + nx);
  }
  return kept;
}
