// mistake: the square of pi is left out
// expect: square of pi
// answer: kernel
function rampKernel(n: number): number {
  if (n === 0) return 1 / 4;
  return n % 2 === 0 ? 0 : -1 / n ** 2;
}
