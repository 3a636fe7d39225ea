// mistake: the voxels are taken for independent, whatever they share
// expect: variance for independent voxels
// expect: not the standard deviation
// answer: effective
function effective(count: number, _rho: number[]): number {
  return count;
}
// answer: alike
const equallyCorrelated = "s^2/(N*V)";
// answer: scans
const scansNeeded = 5;
