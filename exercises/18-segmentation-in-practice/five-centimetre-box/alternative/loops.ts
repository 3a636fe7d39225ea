// alternative: three loops; a number that was worked out
// answer: box
const boxDice = 0.6873;
// answer: blind
function blindBox([nx, ny, nz]: number[], [sx, sy, sz]: number[], marginMm: number): number[] {
  const mask: number[] = [];
  const far = (i: number, n: number, s: number) => Math.min(i + 0.5, n - i - 0.5) * s >= marginMm;
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        mask.push(far(x, nx, sx) && far(y, ny, sy) && far(z, nz, sz) ? 1 : 0);
      }
    }
  }
  return mask;
}
