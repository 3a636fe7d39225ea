// mistake: the last depth at which the bound still holds
// expect: the last depth at which the share is still guaranteed
// answer: depth
function uselessDepth(alpha: number, share: number): number {
  let m = 0;
  while ((1 - alpha) ** (m + 1) >= share) m++;
  return m;
}
