/**
 * Computes value · ln(value / expected) + expected − value, half the deviance of a count, without
 * cancellation where both are near.
 */
export function deviance(value: number, expected: number): number {
  const gap = value - expected;
  if (Math.abs(gap) >= 0.1 * (value + expected)) {
    return value * Math.log(value / expected) + expected - value;
  }

  // With v = gap / (value + expected): gap · v + 2 value Σ v^{2j+1} / (2j + 1).
  const v = gap / (value + expected);
  let total = gap * v;
  let term = 2 * value * v;
  for (let j = 1; ; j++) {
    term *= v * v;
    const next = total + term / (2 * j + 1);
    if (next === total) return next;
    total = next;
  }
}
