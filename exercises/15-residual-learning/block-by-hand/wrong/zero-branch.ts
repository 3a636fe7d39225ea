// mistake: the branch is set to zero, and a weight is thought to have a shortcut
// expect: The sum has to be 0
// expect: The shortcut has no weight
// answer: slope-w
const slopeW = "1 + v * x * (1 - tanh(w * x)^2)";
// answer: blind
function blindBlock(): {w1: number[][]; w2: number[][]} {
  const zero = [
    [0, 0],
    [0, 0],
  ];
  return {w1: zero, w2: zero};
}
