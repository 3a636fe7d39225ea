// mistake: the sign of the sinc is kept
// expect: The sign is kept
// answer: aperture
function contrastLeft(pairsPerMm: number, apertureMm: number): number {
  const x = Math.PI * pairsPerMm * apertureMm;
  return x === 0 ? 1 : Math.sin(x) / x;
}
