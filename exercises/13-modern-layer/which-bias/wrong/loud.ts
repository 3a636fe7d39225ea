// mistake: equal biases in unlike groups; the sign of the stored mean
// expect: This bias is heard
// expect: The sign is turned
// answer: silent
function silentBias(): number[] {
  return [1, 7, 1, 7];
}
// answer: stored
const storedMean = "u + b";
