// mistake: the rim is added to the diameter once
// expect: Radius and diameter are mixed up
// answer: radius
function smallestRadius(dice: number, rimMm: number): number {
  return (2 * rimMm) / (Math.cbrt(2 / dice - 1) - 1);
}
// answer: volume
const volumeError = 1.1 ** 3 - 1;
