// mistake: only one direction is cancelled; the inner factor of the chain rule is left out
// expect: Some gradients still arrive
// expect: The inner factor is missing
// answer: slope-x
const slopeX = "1 + v * (1 - tanh(w * x)^2)";
// answer: blind
function blindBlock(): {w1: number[][]; w2: number[][]} {
  return {
    w1: [
      [1, 0],
      [0, 1],
    ],
    w2: [
      [-1, 0],
      [0, 0],
    ],
  };
}
