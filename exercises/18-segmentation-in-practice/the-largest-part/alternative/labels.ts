// alternative: labels that spread until nothing changes; a list in place of runs
// answer: paint
const largest = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0,
  0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
];
// answer: keep
function keepLargest(mask: number[], width: number): number[] {
  const label = mask.map((v, i) => (v === 1 ? i + 1 : 0));
  for (let isDone = false; !isDone; ) {
    isDone = true;
    label.forEach((own, i) => {
      if (own === 0) return;
      for (const dy of [-1, 0, 1]) {
        for (const dx of [-1, 0, 1]) {
          const x = (i % width) + dx;
          const near = x < 0 || x >= width ? 0 : (label[i + dx + dy * width] ?? 0);
          if (near > 0 && near < label[i]) {
            label[i] = near;
            isDone = false;
          }
        }
      }
    });
  }
  const sizes = new Map<number, number>();
  for (const own of label) if (own > 0) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  let best = 0;
  for (const [own, size] of sizes) if (size > (sizes.get(best) ?? 0)) best = own;
  return label.map((own) => (best > 0 && own === best ? 1 : 0));
}
