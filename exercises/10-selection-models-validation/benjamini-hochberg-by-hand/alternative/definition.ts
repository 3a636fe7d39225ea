// alternative: every minimum is written out as in the formula
// answer: adjusted
function adjusted(p: number[]): number[] {
  const sorted = [...p].sort((a, b) => a - b);
  return p.map((value) => {
    const later = sorted.map((q, j) => (q >= value ? (p.length / (j + 1)) * q : 1));
    return Math.min(1, ...later);
  });
}
// answer: untold
function untoldTests(p: number[], rate: number): number {
  const sorted = [...p].sort((a, b) => a - b);
  let tests = p.length;
  while (sorted.some((value, i) => value <= ((i + 1) * rate) / tests)) tests++;
  return tests - p.length;
}
