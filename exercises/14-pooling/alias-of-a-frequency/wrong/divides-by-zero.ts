// mistake: 0 divided by 0 in an even area; the last zero is left out
// expect: divides 0 by 0
// expect: the frequency 0.5 itself vanishes too
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  const ratio = Math.sin(Math.PI * f * k) / (k * Math.sin(Math.PI * f));
  return [Math.abs(f * k - Math.round(f * k)), Math.abs(ratio)];
}
// answer: gone
function vanishing(k: number): number[] {
  const found: number[] = [];
  for (let m = 1; 2 * m < k; m++) found.push(m / k);
  return found;
}
