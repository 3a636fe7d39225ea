// mistake: the mean of two points in place of the mean over the pixel
// expect: the mean of two points
// answer: kept
function keptContrast(k: number, step: number): number {
  return Math.abs(Math.cos(Math.PI * k * step));
}
