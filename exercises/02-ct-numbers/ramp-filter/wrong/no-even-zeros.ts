// mistake: the formula of odd places is used at even ones, and the middle is half the band
// expect: At even n other than 0
// expect: two triangles
// answer: kernel
function rampKernel(n: number): number {
  return n === 0 ? 1 / 2 : -1 / (Math.PI * n) ** 2;
}
