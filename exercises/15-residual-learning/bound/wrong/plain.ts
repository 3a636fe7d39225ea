// mistake: the plain net's factor alpha to the m
// expect: Here the shortcut is added
// expect: the depth for a plain net
// answer: one-block
const oneBlock = "n * a";
// answer: lower
const lowerFactor = "a^m";
// answer: depth
function uselessDepth(alpha: number, share: number): number {
  let m = 0;
  while (alpha ** m >= share) m++;
  return m;
}
