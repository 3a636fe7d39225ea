// mistake: a bias of four equal numbers; the stored mean is kept
// expect: at least two different values
// expect: Keep it, and every z lies too low
// answer: silent
function silentBias(): number[] {
  return [3, 3, 3, 3];
}
// answer: stored
const storedMean = "u";
