// mistake: the width of the pixel is forgotten
// expect: the width belongs into the argument
// answer: kept
function keptContrast(k: number, step: number): number {
  return k === 0 ? 1 : Math.abs(Math.sin(Math.PI * k) / (Math.PI * k));
}
