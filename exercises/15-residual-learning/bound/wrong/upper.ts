// mistake: the upper side of the bound in place of the lower
// expect: That is the upper side
// expect: the gradient is longer
// answer: one-block
const oneBlock = "n * (1 + a)";
// answer: lower
const lowerFactor = "(1 + a)^m";
// answer: fifty
const fiftyBlocks = 6.376e8;
// answer: limit
const limitShare = "exp(c)";
// answer: worst
function worstJacobian(alpha: number, _g: number[]): number[][] {
  return [
    [alpha, 0],
    [0, alpha],
  ];
}
