// mistake: exactly the share counts as less; half of the allowed norm
// expect: the last depth at which the share is still guaranteed
// expect: More is left than the bound guarantees
// answer: depth
function uselessDepth(alpha: number, share: number): number {
  let m = 0;
  while ((1 - alpha) ** m > share) m++;
  return m;
}
// answer: worst
function worstJacobian(alpha: number, _g: number[]): number[][] {
  return [
    [-alpha / 2, 0],
    [0, -alpha / 2],
  ];
}
