// mistake: corners do not count; specks are feared
// expect: Corners count here too
// expect: everything that is marked
// expect: one connected part
// answer: paint
const largest = "rle 10x6: 1 2 8 2 4 2 4 1 2 4 3 2 1 4 7 2 2 1 8";
// answer: keep
function keepLargest(mask: number[], width: number): number[] {
  const seen = new Set<number>();
  let best: number[] = [];
  mask.forEach((value, first) => {
    if (value === 0 || seen.has(first)) return;
    const part = [first];
    seen.add(first);
    for (let k = 0; k < part.length; k++) {
      const [p, x] = [part[k], part[k] % width];
      const near = [p - width, p + width];
      if (x > 0) near.push(p - 1);
      if (x < width - 1) near.push(p + 1);
      for (const next of near) {
        if (mask[next] !== 1 || seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    if (part.length > best.length) best = part;
  });
  return mask.map((_, i) => (best.includes(i) ? 1 : 0));
}
// answer: break
function worseThanBefore(): {truth: number[]; found: number[]; width: number} {
  return {truth: [1, 0, 1], found: [1, 0, 1], width: 3};
}
