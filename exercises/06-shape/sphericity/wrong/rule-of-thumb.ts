// mistake: a rule of thumb that is up to 1 % off
// expect: rule of thumb
// answer: egg
function ellipsoidArea(a: number, b: number, c: number): number {
  const p = 1.6075;
  return 4 * Math.PI * (((a * b) ** p + (b * c) ** p + (c * a) ** p) / 3) ** (1 / p);
}
