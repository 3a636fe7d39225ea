// alternative: the height as the length of a sum of arrows, zeros found by trying
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  const rest = (f * k) % 1;
  let [re, im] = [0, 0];
  for (let u = 0; u < k; u++) {
    re += Math.cos(2 * Math.PI * f * u) / k;
    im += Math.sin(2 * Math.PI * f * u) / k;
  }
  return [Math.min(rest, 1 - rest), Math.hypot(re, im)];
}
// answer: height
const falseHeight = 0.20601;
// answer: gone
const vanishing = (k: number): number[] =>
  Array.from({length: k}, (_, m) => m / k).filter((f) => f > 0 && f <= 0.5);
