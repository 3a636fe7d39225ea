// mistake: whole cycles are taken off and the rest is not folded back; all zeros are listed
// expect: was not folded back
// expect: above 0.5 cycles per pixel
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  const below = k * Math.sin(Math.PI * f);
  const height = Math.abs(below) < 1e-12 ? 1 : Math.abs(Math.sin(Math.PI * f * k) / below);
  return [(f * k) % 1, height];
}
// answer: gone
function vanishing(k: number): number[] {
  return Array.from({length: k - 1}, (_, m) => (m + 1) / k);
}
