// alternative: the share found by halving an interval; the skewness through its two terms
// answer: share
function shareFor(limit: number): number {
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 200; i++) {
    const p = (low + high) / 2;
    if (1 / (p * (1 - p)) - 3 > limit) low = p;
    else high = p;
  }
  return high;
}
// answer: skewness
const skewness = "sqrt((1 - p)/p) - sqrt(p/(1 - p))";
