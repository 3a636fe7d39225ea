// mistake: the factor is squared, frequency 0 is not treated, and the unit of the group slips
// expect: The factor is squared
// expect: The unit slipped
// answer: aperture
function contrastLeft(pairsPerMm: number, apertureMm: number): number {
  const x = Math.PI * pairsPerMm * apertureMm;
  return (Math.sin(x) / x) ** 2;
}
// answer: finest
const finest = "6.25 1/mm";
