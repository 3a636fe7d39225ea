// mistake: the first slab is not taken off, neither from the projection nor from the photons
// expect: The first slab is still in it
// expect: The first slab is forgotten
// answer: invert
function secondMu(
  sent: number,
  counted: number,
  firstMu: number,
  firstCm: number,
  secondCm: number,
): number {
  return Math.log(sent / counted) / secondCm;
}
// answer: photons
const {boneCm, boneMu, sd} = variant;
const photonsNeeded = Math.exp(boneMu * boneCm) / (sd * boneCm) ** 2;
