// alternative: folding by steps, the average as a sum of many points, other units
// answer: alias
function seenFrequency(pairsPerMm: number, sampleMm: number): number {
  const top = 1 / sampleMm;
  let left = pairsPerMm;
  while (left > top) left -= top;
  return left > top / 2 ? top - left : left;
}
// answer: aperture
function contrastLeft(pairsPerMm: number, apertureMm: number): number {
  const points = 20000;
  let sum = 0;
  for (let k = 0; k < points; k++) {
    const x = apertureMm * ((k + 0.5) / points - 0.5);
    sum += Math.cos(2 * Math.PI * pairsPerMm * x);
  }
  return Math.abs(sum / points);
}
// answer: finest
const finest = "0.625 1/mm";
