// mistake: pi is forgotten, and one sample a line pair is thought enough
// expect: Pi is missing
// expect: one sample a line pair
// answer: aperture
function contrastLeft(pairsPerMm: number, apertureMm: number): number {
  const x = pairsPerMm * apertureMm;
  return x === 0 ? 1 : Math.abs(Math.sin(x) / x);
}
// answer: finest
const finest = "12.5 1/cm";
// answer: views
function viewsForPairs(fieldMm: number, pairsPerMm: number): number {
  return Math.ceil((Math.PI / 2) * Math.ceil(pairsPerMm * fieldMm));
}
