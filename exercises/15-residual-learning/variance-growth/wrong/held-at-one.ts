// mistake: normalisation is thought to hold the sum; deviations are taken for variances
// expect: not the sum
// expect: Variances go with its square
// expect: its root
// answer: normalised
const normalised = "1 + 0 * v * m";
// answer: raw
const raw = "v * (1 + s)^m";
// answer: half
const halfDepth = 16;
