// mistake: everything is derived for α = 1
// expect: α stays as a factor
// expect: right for α = 1 only
// expect: the curve has a corner
// answer: below
const belowZero = "exp(x)";
// answer: jumps
function jumps(_alpha: number): number[] {
  return [0, -1];
}
// answer: order
function smoothness(_alpha: number): number {
  return 1;
}
