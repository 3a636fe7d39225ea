// mistake: slopes of sums instead of means; a g that z may see
// expect: the mean divides by M
// expect: The biased variance divides by M
// expect: Something comes back
// answer: mean
const meanSlope = "1";
// answer: variance
const varianceSlope = "2*(z - u)";
// answer: blind
function blindGradient(): number[] {
  return [-7, -1, 1, 7];
}
