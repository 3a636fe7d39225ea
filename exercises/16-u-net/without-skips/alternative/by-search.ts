// alternative: the other wave is found by comparing samples; the gain by its double angle
// answer: gain
const gainOfTwo = "0.5 + 0.5*cos(2*pi*f)";
// answer: alias
function otherWave(c: number, n: number): number {
  const kept = (cycles: number) =>
    Array.from({length: n / 2}, (_, i) => Math.cos((4 * Math.PI * cycles * i) / n));
  const wanted = kept(c);
  for (let other = 0; other < c; other++) {
    if (kept(other).every((v, i) => Math.abs(v - wanted[i]) < 1e-9)) return other;
  }
  return c;
}
