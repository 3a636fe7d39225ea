// alternative: sweeps over the image until nothing changes
// answer: lesion
function lesionOf(suv: number[], nx: number, share: number): number[] {
  const most = Math.max(...suv);
  const kept = suv.map((value) => (value === most ? 1 : 0));
  const first = suv.indexOf(most);
  kept.forEach((_, i) => {
    kept[i] = i === first ? 1 : 0;
  });
  for (let changed = true; changed; ) {
    changed = false;
    suv.forEach((value, i) => {
      if (kept[i] === 1 || value < share * most) return;
      const left = i % nx > 0 && kept[i - 1] === 1;
      const right = i % nx < nx - 1 && kept[i + 1] === 1;
      if (left || right || kept[i - nx] === 1 || kept[i + nx] === 1) {
        kept[i] = 1;
        changed = true;
      }
    });
  }
  return kept;
}
