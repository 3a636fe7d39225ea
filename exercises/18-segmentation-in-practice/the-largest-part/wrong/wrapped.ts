// mistake: rows are joined end to end
// expect: do not touch
// expect: the one on the right is larger
// expect: still overlaps the truth
// answer: paint
const largest = "rle 10x6: 1 2 8 2 10 1 9 2 25";
// answer: keep
function keepLargest(mask: number[], width: number): number[] {
  const seen = new Set<number>();
  let best: number[] = [];
  mask.forEach((value, first) => {
    if (value === 0 || seen.has(first)) return;
    const part = [first];
    seen.add(first);
    for (let k = 0; k < part.length; k++) {
      for (const step of [1, width - 1, width, width + 1].flatMap((s) => [s, -s])) {
        const next = part[k] + step;
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
  return {truth: [1, 1, 1, 0], found: [1, 1, 1, 0], width: 4};
}
