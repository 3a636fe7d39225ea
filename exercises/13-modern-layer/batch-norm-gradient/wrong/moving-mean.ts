// mistake: the movement of the mean is kept in the variance; nothing is given
// expect: drops out
// expect: not all 0
// answer: variance
const varianceSlope = "2*(z - u)*(1 - 1/M)/M";
// answer: blind
function blindGradient(): number[] {
  return [0, 0, 0, 0];
}
