// alternative: everything in the ratio of the radii
// answer: flat
const diskDice = "2/(1 + (1 + d/r)^2)";
// answer: radius
function smallestRadius(dice: number, rimMm: number): number {
  const ratio = ((2 - dice) / dice) ** (1 / 3);
  return rimMm / (ratio - 1);
}
// answer: volume
const volumeError = "72.8 %";
