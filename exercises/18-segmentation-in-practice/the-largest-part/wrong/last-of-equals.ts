// mistake: of two parts of one size the last stays; the outline was poor before
// expect: the FIRST stays
// expect: its Dice is below 0.6
// answer: keep
function keepLargest(mask: number[], width: number): number[] {
  const seen = new Set<number>();
  let best: number[] = [];
  mask.forEach((value, first) => {
    if (value === 0 || seen.has(first)) return;
    const part = [first];
    seen.add(first);
    for (let k = 0; k < part.length; k++) {
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          const x = (part[k] % width) + dx;
          const next = part[k] + dx + dy * width;
          if (x < 0 || x >= width || mask[next] !== 1 || seen.has(next)) continue;
          seen.add(next);
          part.push(next);
        }
      }
    }
    if (part.length >= best.length) best = part;
  });
  return mask.map((_, i) => (best.includes(i) ? 1 : 0));
}
// answer: break
function worseThanBefore(): {truth: number[]; found: number[]; width: number} {
  return {truth: [1, 1, 1, 1, 0, 0], found: [1, 0, 0, 0, 1, 1], width: 6};
}
