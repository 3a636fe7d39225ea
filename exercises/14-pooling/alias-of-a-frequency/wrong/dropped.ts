// mistake: the average is forgotten; the new Nyquist frequency is taken for a zero
// expect: Plain decimation keeps the height
// expect: multiples of the new Nyquist frequency
// answer: pooled
function afterPooling(f: number, k: number): number[] {
  return [Math.abs(f * k - Math.round(f * k)), 1];
}
// answer: gone
function vanishing(k: number): number[] {
  return Array.from({length: k}, (_, m) => (m + 1) / (2 * k));
}
