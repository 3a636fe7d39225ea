/** Finds the largest 1, 2 or 5 times a power of ten that is not above a length. */
export function roundLength(atMost: number): number {
  const power = 10 ** Math.floor(Math.log10(atMost) + 1e-12);
  for (const step of [5, 2]) {
    if (step * power <= atMost * (1 + 1e-12)) return step * power;
  }
  return power;
}
